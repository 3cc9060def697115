using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The built program as an operator runs it: migrate, create an account, serve.</summary>
public sealed partial class CommandTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestDatabase _database = new();

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-commands-").FullName;

    private static readonly string[] Account =
    [
        "account", "create", "--code", "ab1", "--name", "Société", "--first-name", "Ada", "--last-name", "Lovelace", "--login", "ada",
        "--email", "ada@exemple.fr",
    ];

    [Fact]
    public async Task Commands_OnNoDatabase_LeadToALinkThatWorks()
    {
        var migrated = await RunAsync("migrate");
        Assert.True(migrated.Code == 0, migrated.Output);
        Assert.True(await _database.ExistsAsync());

        var created = await RunAsync(Account);
        Assert.True(created.Code == 0, created.Output);
        Assert.Contains("Account AB1 is created", created.Output);
        var link = new Uri(Link().Match(created.Output).Value);
        Assert.Equal("connecteurs.exemple.fr", link.Host);

        using var server = Start(["--urls", "http://127.0.0.1:0"]);
        try
        {
            using var client = new HttpClient { BaseAddress = await BuiltProgram.AddressAsync(server) };
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            using var answer = await client.GetAsync(link.PathAndQuery);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("AB1ada", await answer.Content.ReadAsStringAsync());
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Link_OfAContact_IsPrintedAndOneOfNobodyFails()
    {
        Assert.Equal(0, (await RunAsync("migrate")).Code);
        Assert.Equal(0, (await RunAsync(Account)).Code);

        var printed = await RunAsync("account", "link", "--login", "ab1ADA");
        var unknown = await RunAsync("account", "link", "--login", "AB1nobody");
        var missing = await RunAsync("account", "link");

        Assert.True(printed.Code == 0, printed.Output);
        Assert.Equal("connecteurs.exemple.fr", new Uri(Link().Match(printed.Output).Value).Host);
        Assert.Equal(1, unknown.Code);
        Assert.Contains("There is no contact 'AB1nobody'.", unknown.Output);
        Assert.DoesNotContain("code=", unknown.Output);
        Assert.NotEqual(0, missing.Code);
        Assert.Contains("--login", missing.Output);
    }

    [Fact]
    public async Task Create_WithMissingOrBadValues_FailsAndNamesThem()
    {
        var missing = await RunAsync("account", "create", "--code", "ab1");
        var bad = await RunAsync([.. Account.Select(word => word switch { "ab1" => "trop long", "ada@exemple.fr" => "ada", _ => word })]);

        Assert.NotEqual(0, missing.Code);
        Assert.Contains("--login", missing.Output);
        Assert.Equal(1, bad.Code);
        Assert.Contains("Code: ", bad.Output);
        Assert.Contains("Email: ", bad.Output);
    }

    [Fact]
    public async Task ResetSecondFactor_OfSomebodyWithoutOne_SaysSo_AndOfNobody_Fails()
    {
        Assert.Equal(0, (await RunAsync("migrate")).Code);
        Assert.Equal(0, (await RunAsync(Account)).Code);

        var none = await RunAsync("account", "reset-second-factor", "--login", "AB1ada");
        var unknown = await RunAsync("account", "reset-second-factor", "--login", "AB1nobody");

        Assert.True(none.Code == 0, none.Output);
        Assert.Contains("There was no second factor.", none.Output);
        Assert.Equal(1, unknown.Code);
    }

    [Fact]
    public async Task Platform_IsOpenedClosedAndRetired_AndAnUnknownOneFails()
    {
        Assert.Equal(0, (await RunAsync("migrate")).Code);

        var opened = await RunAsync("platform", "open", "android");
        var list = await RunAsync("platform", "list");
        var retired = await RunAsync("platform", "retire", "android");
        var unknown = await RunAsync("platform", "close", "minitel");

        Assert.True(opened.Code == 0, opened.Output);
        Assert.Contains("android: Available, 0 connectors", list.Output);
        Assert.Contains("iphone: Available", list.Output);
        Assert.Contains("android: Retired", retired.Output);
        Assert.Equal(1, unknown.Code);
        Assert.Contains("There is no platform 'minitel'", unknown.Output);
    }

    [Fact]
    public async Task DemoFill_OutsideDevelopment_IsRefusedAndMakesNoDatabase()
    {
        var refused = await RunAsync("demo", "fill", "--contacts", "10");

        Assert.Equal(1, refused.Code);
        Assert.Equal("'demo fill' is for Development only: these contacts have a public password.", refused.Output.Trim());
        Assert.False(await _database.ExistsAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private Process Start(string[] arguments) => BuiltProgram.Start(_directory, arguments, new(_database.Settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        // As behind a server that speaks HTTPS for it: the forms' cookies are for HTTPS alone.
        ["Proxy:Known"] = "127.0.0.1",
        ["PublicUrl"] = "https://connecteurs.exemple.fr",
    });

    [GeneratedRegex(@"https://\S+code=\S+")]
    private static partial Regex Link();
}
