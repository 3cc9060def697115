using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Web.Security;
using MailPerformance.Connectors.Web.Tests.Features.Dev;

namespace MailPerformance.Connectors.Web.Tests.Features.SignIn;

/// <summary>A sign-in from a browser in which the contact is not known is told to it.</summary>
public sealed class KnownBrowserTests(DevMailsTests.KeepingFactory host) : IClassFixture<DevMailsTests.KeepingFactory>
{
    private const string Chosen = "une autre phrase bien longue";

    [Fact]
    public async Task SignIn_FromANewBrowser_IsTold_AndTheNextOneThereIsNot()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var browser = host.Anonymous();

        await SignInAsync(browser, account, id);
        Assert.Equal((id, new NewBrowserMail()), Assert.Single(await account.MailsAsync<AlertMail>()));
        await LeaveAsync(browser);
        await SignInAsync(browser, account, id);
        Assert.Single(await account.MailsAsync<AlertMail>());

        await SignInAsync(host.Anonymous(), account, id);
        Assert.Equal(2, (await account.MailsAsync<AlertMail>()).Count);
    }

    [Fact]
    public async Task WrongPassword_IsNotTold_AndMakesNoBrowserKnown()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var browser = host.Anonymous();

        var refused = await PostAsync(browser, account, id, "wrong");

        Assert.Empty(CookiesOf(refused));
        Assert.Empty(await account.MailsAsync<AlertMail>());
    }

    [Fact]
    public async Task Browser_OfOneContact_IsNewToAnother_AndRemembersBoth()
    {
        var account = await host.CreateAccountAsync();
        var (one, other) = (await account.AddContactAsync(), await account.AddContactAsync());
        var browser = host.Anonymous();
        foreach (var id in new[] { one, other, one, other })
        {
            await SignInAsync(browser, account, id);
            await LeaveAsync(browser);
        }

        Assert.Equal([one, other], (await account.MailsAsync<NewBrowserMail>()).Select(mail => mail.ContactId));
    }

    [Fact]
    public async Task SecondFactor_ComesBeforeTheMail()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var app = await account.AddSecondFactorAsync(id);
        await account.ForgetMailsAsync();
        var browser = host.Anonymous();

        Assert.Empty(CookiesOf(await PostAsync(browser, account, id)));
        Assert.Empty(await account.MailsAsync<AlertMail>());
        PageAssert.RedirectsTo("/", await browser.SubmitAsync("/connexion/code", form => form.Set("Code", app.RecoveryCodes[0])));

        Assert.Equal(id, Assert.Single(await account.MailsAsync<NewBrowserMail>()).ContactId);
    }

    [Fact]
    public async Task ChoosingAPassword_MakesTheBrowserKnown()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        await account.ForgetMailsAsync();
        var browser = host.Anonymous();
        await browser.SubmitAsync($"/connexion/mot-de-passe?contact={id}&code={Uri.EscapeDataString(code)}", form =>
        {
            form.Set("Password", Sample.Password);
            form.Set("Confirmation", Sample.Password);
        });
        await SignInAsync(browser, account, id);

        var (_, mail) = Assert.Single(await account.MailsAsync<AlertMail>());
        Assert.Equal(new PasswordChangedMail(true, true, account.AdministratorId), mail);
    }

    [Fact]
    public async Task Cookie_IsOpaque_AndLasts()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();

        var cookie = Assert.Single(CookiesOf(await PostAsync(host.Anonymous(), account, id)));

        // As data protection writes what it has encrypted.
        Assert.StartsWith(KnownBrowsers.CookieName + "=CfDJ8", cookie, StringComparison.Ordinal);
        var parts = cookie.Split("; ").Select(part => part.ToLowerInvariant()).ToList();
        Assert.Contains("path=/", parts);
        Assert.Contains("httponly", parts);
        Assert.Contains("samesite=lax", parts);
        Assert.Contains($"max-age={KnownBrowsers.Lifetime.TotalSeconds}", parts);
        Assert.DoesNotContain("secure", parts);
    }

    [Fact]
    public async Task NewPassword_LeavesTheContactKnown_WhereItWasChosen_AndNowhereElse()
    {
        var account = await host.CreateAccountAsync();
        var (id, other) = (await account.AddContactAsync(), await account.AddContactAsync());
        var (thief, owner) = (host.Anonymous(), host.Anonymous());
        await SignInAsync(thief, account, id);
        await SignInAsync(owner, account, other);
        await LeaveAsync(owner);
        await SignInAsync(owner, account, id);
        await owner.SubmitAsync("/profil", form =>
        {
            form.Set("Present", Sample.Password);
            form.Set("Password", Chosen);
            form.Set("Confirmation", Chosen);
        }, "/profil/mot-de-passe");
        await account.ForgetMailsAsync();

        await LeaveAsync(owner);
        PageAssert.RedirectsTo("/", await PostAsync(owner, account, id, Chosen));
        await LeaveAsync(owner);
        await SignInAsync(owner, account, other);
        Assert.Empty(await account.MailsAsync<NewBrowserMail>());

        PageAssert.RedirectsTo("/", await PostAsync(thief, account, id, Chosen));
        Assert.Equal(id, Assert.Single(await account.MailsAsync<NewBrowserMail>()).ContactId);
    }

    [Fact]
    public async Task SecondFactor_TurnedOn_LeavesTheContactKnownThere()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var browser = host.Anonymous();
        await SignInAsync(browser, account, id);
        const string address = "/profil/double-authentification";
        var page = await browser.SubmitAsync(address, form => form.Set("Present", Sample.Password));
        var app = new TestAuthenticator(
            page.Element(".second-factor-key").TextContent.Replace(" ", "", StringComparison.Ordinal), host.Time, []);
        await browser.SubmitAsync(page, form => form.Set("Code", app.Code()), address + "/activer");
        await account.ForgetMailsAsync();

        await LeaveAsync(browser);
        PageAssert.RedirectsTo("/connexion/code", await PostAsync(browser, account, id));
        host.Time.Advance(TimeSpan.FromSeconds(30));
        PageAssert.RedirectsTo("/", await browser.SubmitAsync("/connexion/code", form => form.Set("Code", app.Code())));

        Assert.Empty(await account.MailsAsync<NewBrowserMail>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 2 3")]
    [InlineData("CfDJ8AAAA")]
    public async Task Cookie_ThatNobodyHasMade_KnowsNobody(string value)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var browser = host.Anonymous();
        browser.Client.DefaultRequestHeaders.Add("Cookie", $"{KnownBrowsers.CookieName}={value}");

        await SignInAsync(browser, account, id);

        Assert.Single(await account.MailsAsync<NewBrowserMail>());
    }

    [Fact]
    public async Task Browser_RemembersSoManyContacts_AndTheLongestAgoIsForgotten()
    {
        var account = await host.CreateAccountAsync();
        var browser = host.Anonymous();
        var ids = new List<long>();
        for (var index = 0; index <= KnownBrowsers.Most; index++)
        {
            ids.Add(await account.AddContactAsync());
            await SignInAsync(browser, account, ids[^1]);
            await LeaveAsync(browser);
        }

        await account.ForgetMailsAsync();
        await SignInAsync(browser, account, ids[1]);
        await LeaveAsync(browser);
        Assert.Empty(await account.MailsAsync<NewBrowserMail>());
        await SignInAsync(browser, account, ids[0]);

        Assert.Equal(ids[0], Assert.Single(await account.MailsAsync<NewBrowserMail>()).ContactId);
    }

    private static IEnumerable<string> CookiesOf(TestPage page) =>
        page.Response.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? cookies.Where(cookie => cookie.StartsWith(KnownBrowsers.CookieName + "=", StringComparison.Ordinal))
            : [];

    private static async Task<TestPage> PostAsync(TestSite browser, TestAccount account, long id, string password = Sample.Password)
    {
        var login = (await account.FindAsync(id)).UserName!;
        return await browser.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", password);
        });
    }

    private static async Task SignInAsync(TestSite browser, TestAccount account, long id) =>
        PageAssert.RedirectsTo("/", await PostAsync(browser, account, id));

    private static Task<TestPage> LeaveAsync(TestSite browser) => browser.SubmitAsync("/deconnexion", _ => { });
}
