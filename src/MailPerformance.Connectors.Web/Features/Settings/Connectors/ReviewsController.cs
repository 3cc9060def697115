using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>« Connecteurs à vérifier »: those whose giver could sign in as the contact. An administrator confirms or removes each.</summary>
[AdministratorOnly]
public sealed class ReviewsController(CurrentAccount current, ConnectorsDbContext db, ConnectorService connectors) : PageController(current)
{
    /// <summary>The oldest; the next ones come up when these are done.</summary>
    private const int Shown = 50;

    [HttpGet(ConnectorAddresses.Reviews)]
    public async Task<IActionResult> Reviews() => View(await db.MobileConnectors.ToReview().ThenBy(connector => connector.Id)
        .Select(connector => new ReviewRow(
            connector.Id,
            connector.ContactId,
            connector.Contact.FirstName + " " + connector.Contact.LastName,
            connector.Contact.UserName!,
            connector.Contact.Email!,
            connector.Platform.Name,
            connector.Privilege,
            connector.IsHeld,
            db.Set<Contact>().Where(by => by.Id == connector.ReviewById)
                .Select(by => by.FirstName + " " + by.LastName + " (" + by.UserName + ")").FirstOrDefault(),
            connector.Contact.CreatedById == connector.ReviewById,
            connector.ReviewSince!.Value))
        .Take(Shown).ToListAsync());

    [HttpPost(ConnectorAddresses.ConfirmRoute)]
    [ButtonText("Review_Confirm")]
    public async Task<IActionResult> Confirm(long id)
    {
        var result = await connectors.ConfirmAsync(id);
        if (!result.IsDone && result.Status != WriteStatus.NotFound)
        {
            return NotDone(result);
        }

        Notify(result.IsDone ? T("Review_Confirmed", await db.NameOfAsync(result.Value)) : T("Connector_AlreadyRemoved"));
        return RedirectToAction(nameof(Reviews));
    }
}

/// <param name="By">Who gave it, with the login; null: somebody who is gone.</param>
/// <param name="HasCreated">That person created the contact; else they changed what it signs in with.</param>
public sealed record ReviewRow(
    long Id,
    long ContactId,
    string ContactName,
    string Login,
    string Email,
    string Platform,
    ConnectorPrivilege Privilege,
    bool IsHeld,
    string? By,
    bool HasCreated,
    DateTime Since);
