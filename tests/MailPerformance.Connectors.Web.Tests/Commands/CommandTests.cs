using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>What commands say, and with which code they end.</summary>
[Collection(CommandHost.Name)]
public sealed partial class CommandTests(CommandFactory host)
{
    [Fact]
    public async Task Link_OfAContact_IsPrintedAndOneOfNobodyFails()
    {
        var account = await host.CreateAccountAsync();

        var printed = await host.RunAsync("account", "link", "--login", account.Code.ToLowerInvariant() + "ADMIN");
        var unknown = await host.RunAsync("account", "link", "--login", account.Code + "nobody");
        var missing = await host.RunAsync("account", "link");

        Assert.True(printed.Code == 0, printed.Said);
        Assert.Equal("connecteurs.exemple.fr", new Uri(Link().Match(printed.Output).Value).Host);
        Assert.Equal(1, unknown.Code);
        Assert.Equal($"There is no contact '{account.Code}nobody'.", unknown.Error);
        Assert.DoesNotContain("code=", unknown.Said);
        Assert.NotEqual(0, missing.Code);
        Assert.Contains("--login", missing.Said);
    }

    [Fact]
    public async Task Create_WithMissingOrBadValues_FailsAndNamesThem()
    {
        var missing = await host.RunAsync("account", "create", "--code", "ab1");
        var bad = await host.RunAsync(
            "account", "create", "--code", "trop long", "--name", "Société", "--first-name", "Ada", "--last-name", "Lovelace",
            "--login", "ada", "--email", "ada");

        Assert.NotEqual(0, missing.Code);
        Assert.Contains("--login", missing.Said);
        Assert.Equal(1, bad.Code);
        Assert.Contains("Code: ", bad.Errors);
        Assert.Contains("Email: ", bad.Errors);
    }

    [Fact]
    public async Task ResetSecondFactor_OfSomebodyWithoutOne_SaysSo_AndOfNobody_Fails()
    {
        var account = await host.CreateAccountAsync();

        var none = await host.RunAsync("account", "reset-second-factor", "--login", account.Code + "admin");
        var unknown = await host.RunAsync("account", "reset-second-factor", "--login", account.Code + "nobody");

        Assert.True(none.Code == 0, none.Said);
        Assert.Contains("There was no second factor.", none.Output);
        Assert.Equal(1, unknown.Code);
    }

    [Fact]
    public async Task Platform_IsOpenedClosedAndRetired_AndAnUnknownOneFails()
    {
        var opened = await host.RunAsync("platform", "open", "android");
        var list = await host.RunAsync("platform", "list");
        var retired = await host.RunAsync("platform", "retire", "android");
        var unknown = await host.RunAsync("platform", "close", "minitel");

        Assert.True(opened.Code == 0, opened.Said);
        Assert.Contains("android: Available, 0 connectors", list.Output);
        Assert.Contains("iphone: Available", list.Output);
        Assert.Contains("android: Retired", retired.Output);
        Assert.Equal(1, unknown.Code);
        Assert.StartsWith("There is no platform 'minitel'", unknown.Error);
    }

    [Fact]
    public async Task DemoFill_OutsideDevelopment_IsRefusedAndMakesNoDatabase()
    {
        await using var database = new TestDatabase();

        var refused = await InnerProgram.RunAsync(Path.GetTempPath(), ["demo", "fill", "--contacts", "10"], database.Settings);

        Assert.Equal(1, refused.Code);
        Assert.Equal("'demo fill' is for Development only: these contacts have a public password.", refused.Said.Trim());
        Assert.False(await database.ExistsAsync());
    }

    [GeneratedRegex(@"https://\S+code=\S+")]
    private static partial Regex Link();
}
