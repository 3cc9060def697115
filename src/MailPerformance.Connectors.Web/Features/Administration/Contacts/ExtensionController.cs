using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Home;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>« Prolonger d’un an ».</summary>
[RequirePermission(Permissions.Contacts)]
public sealed class ExtensionController(CurrentAccount current, ConnectorsDbContext db, ContactExtension extension)
    : PageController(current)
{
    [HttpPost(ContactAddresses.ExtendRoute)]
    [ButtonText("Contact_Extend")]
    public async Task<IActionResult> Extend(long id, DateOnly? shown, bool fromHome)
    {
        if (shown is not { } day)
        {
            return Incomplete();
        }

        var result = await extension.RunAsync(id, day);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("Contact_Extended", await db.NameOfAsync(id), result.Value));
        return Redirect(fromHome ? HomeAddresses.Home : ContactAddresses.Informations(id));
    }
}
