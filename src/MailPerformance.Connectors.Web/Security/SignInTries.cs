using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// How often one address may try: <c>SignIn:AttemptsPerMinute</c> posts of passwords and codes, and as many codes of invitations that are
/// looked up on the way to a sign-in; an IPv6 site as a whole has a budget besides. Codes are counted where they are looked up, however the request carries and spells them.
/// </summary>
public sealed class SignInTries : IDisposable
{
    private readonly int _perMinute;
    private readonly PartitionedRateLimiter<HttpContext> _codes;
    private readonly PartitionedRateLimiter<HttpContext> _asks;

    public SignInTries(IConfiguration configuration)
    {
        _perMinute = configuration.GetValue("SignIn:AttemptsPerMinute", 60);
        var asksPerHour = WholeNumber.Read(configuration, "SignIn:AsksPerHour", 1, 1_000_000) ?? 30;
        _asks = CallerNetwork.Limiter("asks", (key, times) => RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new FixedWindowRateLimiterOptions { PermitLimit = asksPerHour * times, Window = TimeSpan.FromHours(1) }));
        _codes = CallerNetwork.Limiter("codes", (key, times) => PerMinute(key, _perMinute * times));
    }

    /// <summary>The budget of posts of an address or network.</summary>
    public RateLimitPartition<string> PostsOf(HttpContext context) =>
        CallerNetwork.PartitionOf("sign-in", context, (key, times) => PerMinute(key, _perMinute * times));

    /// <summary>The budget of posts of a whole site.</summary>
    public RateLimitPartition<string> PostsOfSite(HttpContext context) =>
        CallerNetwork.SitePartitionOf("sign-in", context, (key, times) => PerMinute(key, _perMinute * times));

    /// <exception cref="TooManyTriesException">This address has looked up too many.</exception>
    public void CountCode(HttpContext context) => Count(_codes, context);

    /// <summary>One « Mot de passe oublié ? » of this address, whomever it is about.</summary>
    /// <exception cref="TooManyTriesException">There were too many.</exception>
    public void CountAsk(HttpContext context) => Count(_asks, context);

    public void Dispose()
    {
        _codes.Dispose();
        _asks.Dispose();
    }

    private static void Count(PartitionedRateLimiter<HttpContext> limiter, HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        if (!lease.IsAcquired)
        {
            throw TooManyTriesException.Of(lease);
        }
    }

    /// <summary>So many in a minute.</summary>
    public static RateLimitPartition<string> PerMinute(string key, int most) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
}
