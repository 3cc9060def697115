using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>Says why the app cannot be used and whom to ask.</summary>
public sealed class RefusedPage(ConnectorsDbContext db, TimeProvider time)
{
    private const int AdministratorsShown = 3;

    public async Task<IActionResult> ShowAsync(Controller controller, OpenIddictRequest request, MobileDecision decision)
    {
        var subject = decision.Subject;
        var administrators = subject is null
            ? []
            : await db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
                .Where(contact => contact.AccountId == subject.AccountId && contact.Roles.Any(held => held.Role.IsAdministrator))
                .AbleToSignIn(time.GetUtcNow().UtcDateTime)
                .OrderBy(contact => contact.Id)
                .Select(contact => contact.FirstName + " " + contact.LastName)
                .Take(AdministratorsShown)
                .ToListAsync();
        controller.Response.StatusCode = StatusCodes.Status403Forbidden;
        var model = new RefusedViewModel(
            request, decision.Refusal ?? MobileRefusal.Suspended, subject?.Login, subject?.PlatformName ?? "", administrators);
        return controller.View("Refused", model);
    }
}
