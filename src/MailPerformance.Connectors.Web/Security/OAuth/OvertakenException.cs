using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// The same refresh token is being exchanged by others, and this exchange has given nothing: another has taken the place of its tokens,
/// or too many wait.
/// </summary>
public sealed class OvertakenException() : BusyException("The same refresh token is being exchanged by another request.", RetryAfter)
{
    /// <summary>When to try again, in seconds: soon, since the token may be sent again for some seconds only.</summary>
    public const int RetryAfter = 1;
}
