using System.Text.RegularExpressions;
using Serilog.Events;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>A password that is not looked at, since too many others sign in or its login is tried too often, is for later.</summary>
public sealed partial class BusySignInTests(BusySignInFactory host) : IClassFixture<BusySignInFactory>
{
    private const string Chosen = "une phrase toute neuve";

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task SignIn_WhileOthersSignIn_IsAPageThatSaysWhatToDo_AndWorksLater(string language)
    {
        var account = await host.CreateAccountAsync();
        var site = host.Anonymous();
        site.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var form = await site.GetAsync("/connexion");
        TestPage page;
        await using (await host.OccupyAsync())
        {
            page = await account.UnchangedBy(() => SignInAsync(site, form, account));
            PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/health/live"));
        }

        IsForLater(page, language);
        Assert.False(page.Shows("nav"));
        PageAssert.RedirectsTo("/", await SignInAsync(site, form, account));
        var line = host.Events.Last(entry => entry.Properties.TryGetValue("StatusCode", out var status) && status.ToString() == "503");
        Assert.Equal((LogEventLevel.Warning, null), (line.Level, line.Exception));
    }

    [Fact]
    public async Task OwnPassword_AndSecondFactor_WhileOthersSignIn_AreForLater_AndChangeNothing()
    {
        var (account, admin) = await host.SetUpAsync();
        var profile = await admin.GetAsync("/profil");
        var factor = await admin.GetAsync("/profil/double-authentification");
        await using (await host.OccupyAsync())
        {
            IsForLater(await account.UnchangedBy(() => admin.SubmitAsync(profile, Fill, "/profil/mot-de-passe")), "fr");
            IsForLater(
                await account.UnchangedBy(() => admin.SubmitAsync(factor, Fill, "/profil/double-authentification")), "fr");
        }

        Assert.DoesNotContain(host.Events, entry => entry.MessageTemplate.Text.Contains("Cache-Control", StringComparison.Ordinal));
        PageAssert.RedirectsTo("/profil", await admin.SubmitAsync(profile, Fill, "/profil/mot-de-passe"));
        await host.SignInAsync(account.Code + "admin", Chosen);
    }

    [Fact]
    public async Task Link_WhileOthersSignIn_IsForLater_AndStaysGood()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        var site = host.Anonymous();
        var form = await site.GetAsync($"/connexion/mot-de-passe?contact={id}&code={Uri.EscapeDataString(code)}");
        await using (await host.OccupyAsync())
        {
            IsForLater(await account.UnchangedBy(() => site.SubmitAsync(form, Fill, "/connexion/mot-de-passe")), "fr");
        }

        PageAssert.RedirectsTo("/connexion/mot-de-passe/enregistre", await site.SubmitAsync(form, Fill, "/connexion/mot-de-passe"));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("nobody")]
    public async Task Login_TriedTooOften_Is429_FromWhateverAddress_WhoeverItIs(string name)
    {
        var account = await host.CreateAccountAsync();
        TestPage page = null!;
        for (var attempt = 0; attempt <= BusySignInFactory.AttemptsPerLogin; attempt++)
        {
            var site = host.Anonymous();
            page = await SignInAsync(site, await site.GetAsync("/connexion"), account, name, "pas la bonne");
        }

        PageAssert.Refused(HttpStatusCode.TooManyRequests, page, Words.Web("Error_429_Title"));
        Assert.Matches(Seconds(), page.Response.Headers.GetValues("Retry-After").Single());
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
    }

    [GeneratedRegex("^([1-9]|[1-5][0-9]|60)$")]
    private static partial Regex Seconds();

    private static Task<TestPage> SignInAsync(
        TestSite site, TestPage form, TestAccount account, string name = "admin", string password = Sample.Password) =>
        site.SubmitAsync(form, fields =>
        {
            fields.Set("Login", account.Code + name);
            fields.Set("Password", password);
        }, "/connexion");

    private static void Fill(TestForm fields)
    {
        fields.Set("Present", Sample.Password);
        fields.Set("Password", Chosen);
        fields.Set("Confirmation", Chosen);
    }

    private static void IsForLater(TestPage page, string language)
    {
        PageAssert.Refused(HttpStatusCode.ServiceUnavailable, page, Words.In(language, () => Texts.T("Error_SignInBusy_Title")));
        Assert.Contains(Words.In(language, () => Texts.T("Error_SignInBusy_Text")), page.Text, StringComparison.Ordinal);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(TimeSpan.FromSeconds(5), page.Response.Headers.RetryAfter?.Delta);
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
    }
}
