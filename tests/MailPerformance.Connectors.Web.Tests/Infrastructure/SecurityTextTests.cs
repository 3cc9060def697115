using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security;
using Microsoft.Extensions.Configuration;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary><c>/.well-known/security.txt</c> and the settings that it is made of.</summary>
public sealed class SecurityTextTests
{
    private const string Contact = "Security:Contact";
    private const string Expires = "Security:Expires";

    [Fact]
    public async Task Get_WithAContact_SaysWhomToTell_UntilHalfAYearFromNow_OrUntilTheDayThatIsSet()
    {
        await using var host = new ProductionFactory();
        host.Settings[Contact] = "https://exemple.fr/securite";

        var rolling = await host.Secure().GetAsync(SecurityAddresses.Text);

        var end = Sample.Start.UtcDateTime.Date.AddDays(180);
        Assert.Equal(
            [
                "Contact: https://exemple.fr/securite",
                $"Expires: {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T00:00:00Z",
                "Preferred-Languages: fr, en",
                "Canonical: https://connecteurs.exemple.fr/.well-known/security.txt",
                "",
            ],
            rolling.Html.Split('\n'));
    }

    [Fact]
    public async Task Get_AfterTheDayThatIsSet_Is404()
    {
        await using var host = new ProductionFactory();
        host.Settings[Contact] = "mailto:securite@exemple.fr";
        host.Settings[Expires] = Sample.Start.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var site = host.Secure();

        Assert.Contains($"Expires: {host.Settings[Expires]}T00:00:00Z", (await site.GetAsync(SecurityAddresses.Text)).Html);

        host.Time.Advance(TimeSpan.FromDays(3));
        PageAssert.Is(HttpStatusCode.NotFound, await site.GetAsync(SecurityAddresses.Text));
    }

    [Theory]
    [InlineData(
        Contact, "securite@exemple.fr", "it must be an address such as mailto:security@example.com or https://example.com/security")]
    [InlineData(Contact, "http://exemple.fr/securite", "it must be an address such as")]
    [InlineData(Contact, "mailto:personne", "it must be an address such as")]
    [InlineData(Contact, "https://exemple.fr/a\nExpires: 2099-01-01T00:00:00Z", "it must be an address such as")]
    [InlineData(Expires, "dans un an", "it must be a day such as 2027-06-30")]
    [InlineData(Expires, "30/06/2027", "it must be a day such as 2027-06-30")]
    [InlineData("Security:HstsSubdomains", "peut-être", "it must be true or false")]
    public void Setting_ThatMakesNoSense_IsRefusedByName(string key, string value, string reason)
    {
        var refused = Assert.Throws<CannotStartException>(() => Read(new() { [key] = value }));

        Assert.StartsWith($"{key} is '{value}'; {reason}", refused.Message);
        Assert.EndsWith(", or absent.", refused.Message);
    }

    [Fact]
    public void Settings_Arrive_AndWhatIsNotSetStays()
    {
        Assert.Equal(new SecuritySettings(null, null, CoversSubdomains: true), Read([]));
        Assert.Equal(
            new SecuritySettings("mailto:a@b.fr", new DateTime(2027, 6, 30, 22, 0, 0, DateTimeKind.Utc), CoversSubdomains: false),
            Read(new() { [Contact] = "mailto:a@b.fr", [Expires] = "2027-07-01T00:00:00+02:00", ["Security:HstsSubdomains"] = "false" }));
    }

    private static SecuritySettings Read(Dictionary<string, string?> settings) =>
        SecuritySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
