using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Bounds how often one login is tried in a minute on this process, from however many addresses. Whether anybody has the login makes no
/// difference. One-time links and sessions have bounds of their own, which strangers do not use up. The count of wrong tries, which keeps a
/// contact out, stands in the database besides.
/// </summary>
public sealed class LoginTries(IOptions<SignInBounds> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _logins = PartitionedRateLimiter.Create<string, string>(login =>
        RateLimitPartition.GetFixedWindowLimiter(login, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.AttemptsPerLogin,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>One try of a password.</summary>
    /// <param name="login">As <see cref="Persistence.NormalizedText"/> has it.</param>
    /// <exception cref="TooManyTriesException">There were too many.</exception>
    public void CountPassword(string login) => Count($"login {login}");

    /// <summary>One try of a code of a second factor, by somebody whose password was right.</summary>
    /// <exception cref="TooManyTriesException">There were too many.</exception>
    public void CountCode(long contactId) => Count($"code of {contactId}");

    /// <summary>One password chosen with a one-time link that is good. Who has none does not come as far.</summary>
    /// <exception cref="TooManyTriesException">There were too many.</exception>
    public void CountLink(long contactId) => Count($"link of {contactId}");

    /// <summary>One try of the present password, or of a code in its place, in a session.</summary>
    /// <exception cref="TooManyTriesException">There were too many.</exception>
    public void CountPresentPassword(string session) => Count($"session {session}");

    public void Dispose() => _logins.Dispose();

    private void Count(string what)
    {
        using var lease = _logins.AttemptAcquire(what);
        if (!lease.IsAcquired)
        {
            throw TooManyTriesException.Of(lease);
        }
    }
}
