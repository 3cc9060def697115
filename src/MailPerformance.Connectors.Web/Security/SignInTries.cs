using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// How often one address may try: <c>SignIn:AttemptsPerMinute</c> posts of passwords and codes, and as many codes of invitations that are
/// looked up on the way to a sign-in. Codes are counted where they are looked up, however the request carries and spells them.
/// </summary>
public sealed class SignInTries(IConfiguration configuration) : IDisposable
{
    private readonly int _perMinute = configuration.GetValue("SignIn:AttemptsPerMinute", 60);
    private readonly PartitionedRateLimiter<HttpContext> _codes = Codes(configuration.GetValue("SignIn:AttemptsPerMinute", 60));

    /// <summary>The budget of posts.</summary>
    public RateLimitPartition<string> PostsOf(HttpContext context) => Limit("sign-in " + AddressOf(context), _perMinute);

    /// <exception cref="TooManyTriesException">This address has looked up too many.</exception>
    public void CountCode(HttpContext context)
    {
        using var lease = _codes.AttemptAcquire(context);
        if (!lease.IsAcquired)
        {
            throw TooManyTriesException.Of(lease);
        }
    }

    public void Dispose() => _codes.Dispose();

    private static string AddressOf(HttpContext context) => CallerNetwork.Of(context.Connection.RemoteIpAddress);

    private static PartitionedRateLimiter<HttpContext> Codes(int perMinute) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(AddressOf(context), perMinute));

    private static RateLimitPartition<string> Limit(string key, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}
