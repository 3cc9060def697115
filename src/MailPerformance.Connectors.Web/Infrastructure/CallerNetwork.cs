using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Where a request comes from, as far as limits are concerned: an IPv4 address, or an IPv6 network of 64 bits, since whoever has one
/// address there has them all. Providers give whole sites networks of 48 bits, so these have a limit of their own.
/// </summary>
public static class CallerNetwork
{
    /// <summary>How many times as much a network of 48 bits may as one of 64.</summary>
    public const int SiteTimes = 8;

    private const int NetworkBits = 64;
    private const int SiteBits = 48;

    public static string Of(IPAddress? address) => IsIPv6(address) ? Network(address!, NetworkBits) : Plain(address);

    /// <summary>The IPv6 network of 48 bits; null of anything else.</summary>
    public static string? SiteOf(IPAddress? address) => IsIPv6(address) ? Network(address!, SiteBits) : null;

    /// <summary>A limit on each network, and one on each site, which is <see cref="SiteTimes"/> as high.</summary>
    /// <param name="name">Begins the keys.</param>
    /// <param name="partition">Makes the partition of a key, that many times as high as for one network.</param>
    public static PartitionedRateLimiter<HttpContext> Limiter(string name, Func<string, int, RateLimitPartition<string>> partition) =>
        PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(name, context, partition)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => SitePartitionOf(name, context, partition)));

    /// <summary>The first half of <see cref="Limiter"/>.</summary>
    public static RateLimitPartition<string> PartitionOf(
        string name, HttpContext context, Func<string, int, RateLimitPartition<string>> partition) =>
        partition($"{name} {Of(context.Connection.RemoteIpAddress)}", 1);

    /// <summary>The second half.</summary>
    public static RateLimitPartition<string> SitePartitionOf(
        string name, HttpContext context, Func<string, int, RateLimitPartition<string>> partition) =>
        SiteOf(context.Connection.RemoteIpAddress) is { } site
            ? partition($"{name} {site}", SiteTimes)
            : RateLimitPartition.GetNoLimiter("");

    private static bool IsIPv6(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false };

    private static string Plain(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString() ?? "";

    private static string Network(IPAddress address, int bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[(bits / 8)..].Clear();
        return $"{new IPAddress(bytes)}/{bits}";
    }
}
