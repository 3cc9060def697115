using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>
/// « Connecteurs à vérifier »: those where one person may stand behind giver and receiver. An administrator confirms or removes each.
/// </summary>
[AdministratorOnly]
public sealed class ReviewsController(
    CurrentAccount current, ConnectorsDbContext db, ReviewPage page, ConnectorService connectors) : PageController(current)
{
    [HttpGet(ConnectorAddresses.Reviews)]
    public async Task<IActionResult> Reviews() => View(await page.ReadAsync());

    /// <param name="original">See <see cref="Shared.Original"/>; holds a <see cref="ReviewShown"/>.</param>
    [HttpPost(ConnectorAddresses.ConfirmRoute)]
    [ButtonText("Review_Confirm")]
    public async Task<IActionResult> Confirm(long id, string? original)
    {
        if (Original.Read<ReviewShown>(original) is not { } shown || !Enum.IsDefined(shown.Privilege))
        {
            return Incomplete();
        }

        var result = await connectors.ConfirmAsync(id, shown);
        if (result.Status == WriteStatus.Conflict && await page.ChangedAsync(id, shown) is { } changed)
        {
            return Conflicting(nameof(Reviews), changed);
        }

        if (result.Status is WriteStatus.Invalid or WriteStatus.Forbidden)
        {
            return NotDone(result);
        }

        Notify(result.IsDone ? T("Review_Confirmed", await db.NameOfAsync(result.Value)) : T("Connector_AlreadyRemoved"));
        return RedirectToAction(nameof(Reviews));
    }
}
