using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Profile;

/// <summary>One's own e-mail that waits to be confirmed: whoever did not want it takes it back.</summary>
[SignedInOnly]
public sealed class OwnEmailController(CurrentAccount current, EmailChanges emails) : PageController(current)
{
    [HttpPost(ProfileAddresses.TakeEmailBack)]
    [ButtonText("PendingEmail_TakeBack")]
    public async Task<IActionResult> TakeBack()
    {
        var result = await emails.TakeBackAsync(Me.Actor.ContactId);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("PendingEmail_TakenBack", result.Value!));
        return Redirect(ProfileAddresses.Profile);
    }
}
