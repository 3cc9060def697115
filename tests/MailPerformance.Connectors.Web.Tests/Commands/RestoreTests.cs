using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>On an account whose administrator is kept out: a link says why it would not help, and what does.</summary>
[Collection(CommandHost.Name)]
public sealed partial class RestoreTests(CommandFactory host)
{
    [Theory]
    [InlineData("blocked", "Link_Blocked", "en")]
    [InlineData("ended", "Link_Ended", "fr")]
    public async Task Link_OfSomebodyWhoIsKeptOut_IsRefused_AndRestorePrintsOneThatWorks(string way, string reason, string language)
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact =>
        {
            contact.LockedAt = way == "blocked" ? host.Now : null;
            contact.AccessEndsAt = way == "ended" ? host.Now.AddDays(-1) : null;
        });
        var login = account.Code + "admin";

        var link = await host.RunInAsync(language, "account", "link", "--login", login);
        var elsewhere = await host.RunInAsync(language, "account", "restore", "--account", "...", "--login", login);
        var restored = await host.RunInAsync(
            language, "account", "restore", "--account", account.Code.ToLowerInvariant(), "--login", login.ToLowerInvariant());

        Assert.True(link.Code == 1, link.Said);
        Assert.Contains(Words.In(language, () => CoreTexts.Get(reason)), link.Said, StringComparison.Ordinal);
        Assert.Contains(
            Words.In(language, () => Texts.T("Command_Restore", account.Code, login)), link.Said, StringComparison.Ordinal);
        Assert.DoesNotMatch(Link(), link.Said);
        Assert.True(elsewhere.Code == 1, elsewhere.Said);
        Assert.Contains($"There is no contact '{login}' in the account '...'.", elsewhere.Said, StringComparison.Ordinal);
        Assert.True(restored.Code == 0, restored.Said);
        Assert.Contains($"{login} can sign in again, without an end date.", restored.Said, StringComparison.Ordinal);
        var opened = await host.Anonymous().GetAsync(new Uri(Link().Match(restored.Said).Value).PathAndQuery);
        PageAssert.Is(HttpStatusCode.OK, opened);
    }

    [Fact]
    public async Task Restore_GivesTheRole_OnlyWhenAsked()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details =>
            (details.LoginName, details.ValidUntil) = ("lea", DateOnly.FromDateTime(host.Now).AddDays(90)));
        string[] restore = ["account", "restore", "--account", account.Code, "--login", account.Code + "lea"];

        var contact = await host.RunAsync(restore);
        var held = await account.RolesOfAsync(id);
        var administrator = await host.RunAsync([.. restore, "--administrator"]);

        Assert.True(contact.Code == 0, contact.Said);
        Assert.Contains("--administrator gives the role", contact.Said, StringComparison.Ordinal);
        Assert.Empty(held);
        Assert.True(administrator.Code == 0, administrator.Said);
        Assert.Contains("is an administrator", administrator.Said, StringComparison.Ordinal);
        Assert.Equal(Sample.Ids(account.AdministratorRoleId), await account.RolesOfAsync(id));
    }

    [GeneratedRegex(@"https://\S+code=\S+")]
    private static partial Regex Link();
}
