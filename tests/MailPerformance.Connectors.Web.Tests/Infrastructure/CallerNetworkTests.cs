using MailPerformance.Connectors.Web.Infrastructure;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Limits count whoever may have any address of a network as one.</summary>
public sealed class CallerNetworkTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("fe80::1%4", "fe80::/64")]
    [InlineData("::1", "::/64")]
    [InlineData(null, "")]
    public void Of_AnAddress_IsItsNetwork(string? address, string network) =>
        Assert.Equal(network, CallerNetwork.Of(address is null ? null : IPAddress.Parse(address)));

    [Theory]
    [InlineData("192.0.2.7", null)]
    [InlineData("::ffff:192.0.2.7", null)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1::/48")]
    [InlineData("2001:db8:1:ffff::1", "2001:db8:1::/48")]
    [InlineData("2001:db8:2:2::1", "2001:db8:2::/48")]
    [InlineData(null, null)]
    public void SiteOf_AnAddress_IsTheNetworkThatASiteHas(string? address, string? network) =>
        Assert.Equal(network, CallerNetwork.SiteOf(address is null ? null : IPAddress.Parse(address)));
}
