using System.Text.Json;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Outside Development the program starts on nothing that is unsafe, and says why.</summary>
public sealed class ProductionTests
{
    [Fact]
    public async Task Start_WithoutConnectionString_Refuses() =>
        await RefusesAsync("No database is configured", host => host.Settings["ConnectionStrings:Connectors"] = "");

    [Fact]
    public async Task Start_UnknownProvider_Refuses() =>
        await RefusesAsync("Database:Provider is 'Oracle'", host => host.Settings["Database:Provider"] = "Oracle");

    [Theory]
    [InlineData("", "PublicUrl is not set: set it to the address")]
    [InlineData("connecteurs.exemple.fr", "PublicUrl is 'connecteurs.exemple.fr'; it must be the scheme and host of a site")]
    [InlineData("ftp://connecteurs.exemple.fr", "PublicUrl is 'ftp://connecteurs.exemple.fr'; it must be")]
    [InlineData("https://connecteurs.exemple.fr/sous", "PublicUrl is 'https://connecteurs.exemple.fr/sous'; it must be")]
    [InlineData("https://connecteurs.exemple.fr/?x=1", "PublicUrl is 'https://connecteurs.exemple.fr/?x=1'; it must be")]
    [InlineData("https://a:b@connecteurs.exemple.fr", "PublicUrl is 'https://a:b@connecteurs.exemple.fr'; it must be")]
    public async Task Start_WithoutAPublicAddress_Refuses(string address, string reason) =>
        await RefusesAsync(reason, host => host.Settings["PublicUrl"] = address);

    [Theory]
    [InlineData("https://connecteurs.exemple.fr")]
    [InlineData("https://connecteurs.exemple.fr:8443/")]
    public async Task Links_AndTheIssuer_AreOfThePublicAddress_WhateverHostTheRequestNames(string address)
    {
        await using var host = new ProductionFactory();
        host.Settings["PublicUrl"] = address;
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(async core =>
            await core.Invitations.CreateAsync(await account.AddConnectorAsync(id))));
        var site = host.Secure();
        site.Client.DefaultRequestHeaders.Host = "ailleurs.exemple.com";

        var issuer = await site.GetAsync("/.well-known/openid-configuration");
        var landing = await site.GetAsync("/activer/" + code);

        Assert.Equal(new Uri(address).ToString(), JsonDocument.Parse(issuer.Html).RootElement.GetProperty("issuer").GetString());
        Assert.DoesNotContain("ailleurs", issuer.Html + landing.Html);
        Assert.EndsWith(
            "&serveur=" + Uri.EscapeDataString(address.TrimEnd('/')), landing.Element("a.button").GetAttribute("href"));
    }

    [Fact]
    public async Task Start_WithDemo_Refuses() =>
        await RefusesAsync("Demo:Enabled is for Development only", host => host.Settings["Demo:Enabled"] = "true");

    [Fact]
    public async Task Start_WithPendingMigration_Refuses() =>
        await RefusesAsync("'migrate'", host => host.IsMigrated = false);

    [Fact]
    public async Task Start_WithDemoAccount_Refuses() =>
        await RefusesAsync("demo accounts", host => host.Prepare = db =>
        {
            db.Accounts.Add(new Account { Code = "FG3", Name = "Demo", IsDemo = true });
            return db.SaveChangesAsync();
        });

    private static async Task RefusesAsync(string reason, Action<ProductionFactory> change)
    {
        await using var host = new ProductionFactory();
        change(host);

        var failure = Assert.ThrowsAny<Exception>(() => host.Secure());

        Assert.Contains(reason, failure.ToString());
    }
}
