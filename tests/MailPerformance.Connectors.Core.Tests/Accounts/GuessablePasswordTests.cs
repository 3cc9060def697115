using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>What somebody would try first is no password, wherever it is chosen.</summary>
public sealed class GuessablePasswordTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Name = "Identity_PasswordContainsName";
    private const string Guessable = "Identity_PasswordGuessable";

    [Theory]
    [InlineData("quatre girafes {login}", Name)]
    [InlineData("quatre girafes {LOGIN}", Name)]
    [InlineData("quatre girafes odlebrun", Name)]
    [InlineData("quatre girafes O-d-l-e.b.r-u-n", Name)]
    [InlineData("quatre girafes odile", Name)]
    [InlineData("quatre girafes ODÎLE", Name)]
    [InlineData("quatre girafes lebrun-martin", Name)]
    [InlineData("quatre girafes lebrun", Name)]
    [InlineData("quatre girafes {code} nuages", Name)]
    [InlineData("quatre girafes compte nuages", Name)]
    [InlineData("quatre girafes compte{code}", Name)]
    [InlineData("quatre girafes Mail-Performance", Name)]
    [InlineData("password1234", Guessable)]
    [InlineData("P@ssw0rd1234!", Guessable)]
    [InlineData("Motdepasse2026", Guessable)]
    [InlineData("azertyuiop123", Guessable)]
    [InlineData("QWERTYuiop1234", Guessable)]
    [InlineData("123456789012", Guessable)]
    [InlineData("abcdefghijkl", Guessable)]
    [InlineData("soleil14071789", Guessable)]
    [InlineData("chocolatchocolat", Guessable)]
    [InlineData("0d1l3L3brUn!", Guessable)]
    [InlineData("quatre girafes mangent des nuages", null)]
    [InlineData("kX9#mP2$vL7q", null)]
    [InlineData("Trois-tulipes-2026!", null)]
    [InlineData(Sample.Password, null)]
    public async Task Password_IsRefused_ByALinkAndByTheProfile_WithWhatToDo(string password, string? key)
    {
        var (account, id) = await PrepareAsync();
        password = password.Replace("{login}", account.Code + "odlebrun", StringComparison.Ordinal)
            .Replace("{LOGIN}", account.Code + "ODLEBRUN", StringComparison.Ordinal)
            .Replace("{code}", account.Code.ToLowerInvariant(), StringComparison.Ordinal);

        Check(key, await account.As(id, core => core.Passwords.RunAsync(Sample.Password, password)));
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        Check(key, await account.Inside(async core => await core.Links.UseAsync((await core.Links.FindAsync(id, code))!, code, password)));
    }

    [Theory]
    [InlineData("Li", "Wu", "bien lisible et wurtemberg")]
    [InlineData("Zoé", "de La Tour", "la bergerie de la montagne")]
    public async Task Password_MayHoldLettersOfAShortName_ByChance(string first, string last, string password)
    {
        var (account, id) = await PrepareAsync(first, last);

        Check(null, await account.As(id, core => core.Passwords.RunAsync(Sample.Password, password)));
    }

    [Theory]
    [InlineData("court")]
    [InlineData("aaaaaaaaaaaa")]
    public async Task Password_ThatIsTooShort_IsRefusedForThatAlone(string password)
    {
        var (account, id) = await PrepareAsync();

        var result = await account.As(id, core => core.Passwords.RunAsync(Sample.Password, password));

        Assert.DoesNotContain(result.Errors, error => error.Message == CoreTexts.Get(Guessable));
        Assert.Single(result.Errors);
    }

    private static void Check(string? key, WriteResult<Contact> result)
    {
        Assert.Equal(key is null, result.IsDone);
        Assert.Equal(
            key is null ? [] : [(PasswordChange.Field, CoreTexts.Get(key))], result.Errors.Select(error => (error.Field, error.Message)));
    }

    private async Task<(TestAccount Account, long ContactId)> PrepareAsync(string first = "Odile", string last = "Lebrun-Martin")
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details =>
            (details.FirstName, details.LastName, details.LoginName) = (first, last, "odlebrun"));
        return (account, id);
    }
}
