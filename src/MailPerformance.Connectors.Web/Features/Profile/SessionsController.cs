using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Profile;

/// <summary>« Déconnecter » of whoever reads, in the browsers in which they are signed in.</summary>
[SignedInOnly]
public sealed class SessionsController(CurrentAccount current, Sessions sessions) : PageController(current)
{
    [HttpPost(ProfileAddresses.EndSessionRoute)]
    [ButtonText("Sessions_End")]
    [FreshProof]
    public async Task<IActionResult> End(long id)
    {
        // Another's is not found, nor is one that is over.
        if (!await sessions.EndAsync(id))
        {
            return NotFound();
        }

        Notify(T("Sessions_Ended"));
        return LocalRedirect(ProfileAddresses.Sessions);
    }

    [HttpPost(ProfileAddresses.EndOtherSessions)]
    [ButtonText("Sessions_EndOthers")]
    [FreshProof]
    public async Task<IActionResult> EndOthers()
    {
        Notify(Plural("Sessions_OthersEnded", await sessions.EndOthersAsync()));
        return LocalRedirect(ProfileAddresses.Sessions);
    }
}
