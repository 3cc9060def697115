using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The built program as an operator runs it, on a machine that speaks French: migrate, create an account, serve.</summary>
public sealed partial class WholeWayTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestDatabase _database = new();

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-commands-").FullName;

    [Fact]
    public async Task Commands_OnNoDatabase_LeadToALinkThatWorks()
    {
        var migrated = await RunAsync("migrate");
        Assert.True(migrated.Code == 0, migrated.Said);
        Assert.True(await _database.ExistsAsync());

        var refused = await CreateAsync("trop long");
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("Code: " + Words.Core("Account_CodeMalformed"), refused.Errors);

        var created = await CreateAsync("ab1");
        Assert.True(created.Code == 0, created.Said);
        Assert.Equal("", created.Errors);
        Assert.Contains("Account AB1 is created", created.Output);
        var link = new Uri(Link().Match(created.Output).Value);
        Assert.Equal("connecteurs.exemple.fr", link.Host);

        using var server = BuiltProgram.Start(_directory, ["--urls", "http://127.0.0.1:0"], Settings);
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

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private Dictionary<string, string> Settings => new(_database.Settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        // As behind a server that speaks HTTPS for it: the forms' cookies are for HTTPS alone.
        ["Proxy:Known"] = "127.0.0.1",
        ["PublicUrl"] = "https://connecteurs.exemple.fr",
        ["LC_ALL"] = "fr_FR.UTF-8",
    };

    private Task<Ended> CreateAsync(string code) => RunAsync(
        "account", "create", "--code", code, "--name", "Société", "--first-name", "Ada", "--last-name", "Lovelace", "--login", "ada",
        "--email", "ada@exemple.fr");

    private Task<Ended> RunAsync(params string[] arguments) => BuiltProgram.RunAsync(_directory, arguments, Settings);

    [GeneratedRegex(@"https://\S+code=\S+")]
    private static partial Regex Link();
}
