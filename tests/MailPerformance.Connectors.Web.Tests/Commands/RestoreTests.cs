using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The built program, on an account whose administrator is kept out: a link says why it would not help, and what does.</summary>
public sealed partial class RestoreTests(RealTimeFactory host) : IClassFixture<RealTimeFactory>, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-restore-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("blocked", "Link_Blocked", "en")]
    [InlineData("ended", "Link_Ended", "fr")]
    public async Task Link_OfSomebodyWhoIsKeptOut_IsRefused_AndRestorePrintsOneThatWorks(string way, string reason, string language)
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact =>
        {
            contact.LockedAt = way == "blocked" ? DateTime.UtcNow : null;
            contact.AccessEndsAt = way == "ended" ? DateTime.UtcNow.AddDays(-1) : null;
        });
        var login = account.Code + "admin";

        var link = await RunAsync(language, "account", "link", "--login", login);
        var elsewhere = await RunAsync(language, "account", "restore", "--account", "...", "--login", login);
        var restored = await RunAsync(
            language, "account", "restore", "--account", account.Code.ToLowerInvariant(), "--login", login.ToLowerInvariant());

        Assert.True(link.Code == 1, link.Output);
        Assert.Contains(Words.In(language, () => CoreTexts.Get(reason)), link.Output, StringComparison.Ordinal);
        Assert.Contains(
            Words.In(language, () => Texts.T("Command_Restore", account.Code, login)), link.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Link(), link.Output);
        Assert.True(elsewhere.Code == 1, elsewhere.Output);
        Assert.Contains($"There is no contact '{login}' in the account '...'.", elsewhere.Output, StringComparison.Ordinal);
        Assert.True(restored.Code == 0, restored.Output);
        Assert.Contains($"{login} can sign in again, without an end date.", restored.Output, StringComparison.Ordinal);
        var opened = await host.Anonymous().GetAsync(new Uri(Link().Match(restored.Output).Value).PathAndQuery);
        PageAssert.Is(HttpStatusCode.OK, opened);
    }

    [Fact]
    public async Task Restore_GivesTheRole_OnlyWhenAsked()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details =>
            (details.LoginName, details.ValidUntil) = ("lea", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90)));
        string[] restore = ["account", "restore", "--account", account.Code, "--login", account.Code + "lea"];

        var contact = await RunAsync("en", restore);
        var held = await account.RolesOfAsync(id);
        var administrator = await RunAsync("en", [.. restore, "--administrator"]);

        Assert.True(contact.Code == 0, contact.Output);
        Assert.Contains("--administrator gives the role", contact.Output, StringComparison.Ordinal);
        Assert.Empty(held);
        Assert.True(administrator.Code == 0, administrator.Output);
        Assert.Contains("is an administrator", administrator.Output, StringComparison.Ordinal);
        Assert.Equal(Sample.Ids(account.AdministratorRoleId), await account.RolesOfAsync(id));
    }

    private async Task<(int Code, string Output)> RunAsync(string language, params string[] arguments)
    {
        using var process = BuiltProgram.Start(_directory, arguments, new(host.Database.Settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["PublicUrl"] = "https://connecteurs.exemple.fr",
            ["LC_ALL"] = language == "fr" ? "fr_FR.UTF-8" : "C",
        });
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    [GeneratedRegex(@"https://\S+code=\S+")]
    private static partial Regex Link();
}
