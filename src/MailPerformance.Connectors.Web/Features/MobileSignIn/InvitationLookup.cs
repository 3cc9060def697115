using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Security;

namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>Finds the invitation of a code that a sign-in carries. Each look counts as a try, so that nobody finds codes by trying.</summary>
public sealed class InvitationLookup(InvitationService invitations, SignInTries tries, IHttpContextAccessor http)
{
    /// <exception cref="TooManyTriesException">Too many from this address.</exception>
    public Task<InvitationView?> FindAsync(string? code)
    {
        tries.CountCode(http.HttpContext!);
        return invitations.FindAsync(code);
    }
}
