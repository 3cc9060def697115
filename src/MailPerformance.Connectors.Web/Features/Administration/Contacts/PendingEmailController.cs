using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>An e-mail of a contact that waits to be confirmed: « Renvoyer » and « Annuler ».</summary>
[RequirePermission(Permissions.Contacts)]
public sealed class PendingEmailController(CurrentAccount current, EmailChanges emails) : PageController(current)
{
    [HttpPost(ContactAddresses.SendEmailRoute)]
    [ButtonText("PendingEmail_Send")]
    public async Task<IActionResult> Send(long id)
    {
        var result = await emails.SendAgainAsync(id);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("PendingEmail_Sent", result.Value!));
        return Redirect(ContactAddresses.Informations(id));
    }

    [HttpPost(ContactAddresses.TakeEmailBackRoute)]
    [ButtonText("PendingEmail_TakeBack")]
    public async Task<IActionResult> TakeBack(long id)
    {
        var result = await emails.TakeBackAsync(id);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("PendingEmail_TakenBack", result.Value!));
        return Redirect(ContactAddresses.Informations(id));
    }
}
