using System.Net;
using System.Net.Sockets;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Where a request comes from, as far as limits are concerned: an IPv4 address, or an IPv6 network of 64 bits, since whoever has one
/// address there has them all.
/// </summary>
public static class CallerNetwork
{
    private const int NetworkBytes = 8;

    public static string Of(IPAddress? address)
    {
        if (address is null || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address?.ToString() ?? "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[NetworkBytes..].Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
