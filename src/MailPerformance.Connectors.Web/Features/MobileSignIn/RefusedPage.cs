using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>Says, in the contact's language, why the app cannot be used and whom to ask.</summary>
public sealed class RefusedPage(ConnectorsDbContext db, TimeProvider time)
{
    private const int AdministratorsShown = 3;

    public async Task<IActionResult> ShowAsync(Controller controller, OpenIddictRequest request, MobileDecision decision)
    {
        var (subject, refusal) = (decision.Subject, decision.Refusal ?? MobileRefusal.Suspended);
        var administrators = subject is null ? [] : await AdministratorsAsync(subject.AccountId);
        controller.Response.StatusCode = StatusCodes.Status403Forbidden;
        var view = controller.View("/Features/MobileSignIn/Refused.cshtml", new RefusedViewModel(
            request,
            refusal,
            subject?.Login,
            subject?.PlatformName ?? "",
            [.. administrators.Where(contact => contact.Id != subject!.ContactId).Take(AdministratorsShown)
                .Select(contact => new Administrator(contact.Name, contact.Email))],
            MayHelpThemselves: refusal is MobileRefusal.NoConnector or MobileRefusal.OptionOff
                && administrators.Any(contact => contact.Id == subject!.ContactId)));
        return new InLanguage(view, subject?.Language);
    }

    private async Task<List<(long Id, string Name, string Email)>> AdministratorsAsync(long accountId)
    {
        var rows = await db.AdministratorsOf(db.Roles.Where(role => role.AccountId == accountId))
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Allowed(time.GetUtcNow().UtcDateTime)
            .OrderBy(contact => contact.Id)
            .Select(contact => new { contact.Id, Name = contact.FirstName + " " + contact.LastName, contact.Email })
            .ToListAsync();
        return [.. rows.Select(row => (row.Id, row.Name, row.Email!))];
    }

    // Whoever is suspended is not signed in, so the request does not have the contact's language.
    private sealed class InLanguage(IActionResult inner, string? language) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            if (language is not null)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(language);
            }

            return inner.ExecuteResultAsync(context);
        }
    }
}
