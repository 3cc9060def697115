using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Web.Tests.MobileSignIn;

namespace MailPerformance.Connectors.Web.Tests.Features.SignIn;

/// <summary>The page behind a one-time link.</summary>
[Collection(SettingsHost.Name)]
public sealed class PasswordTests(ConnectorsFactory host)
{
    private const string Url = "/connexion/mot-de-passe";
    private const string Chosen = Url + "/enregistre";
    private const string Password = "une phrase toute neuve";

    [Fact]
    public async Task Link_OpenedOften_IsUsedUpByChoosingOnly()
    {
        var (link, login) = await LinkAsync();
        var site = host.Anonymous();
        await site.GetAsync(link);
        var page = await site.GetAsync(link);
        PageAssert.Is(HttpStatusCode.OK, page);
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
        Assert.Contains(login, page.Text);

        var chosen = await ChooseAsync(site, page, Password, Password);
        PageAssert.RedirectsTo(Chosen, chosen);
        var after = await site.GetAsync(Chosen);
        PageAssert.Is(HttpStatusCode.OK, after);
        Assert.Contains(Words.Web("PasswordChosen_Title"), after.Text);
        Assert.Contains(login, after.Text);
        PageAssert.RedirectsTo("/connexion", await site.GetAsync(Chosen));
        await host.SignInAsync(login, Password);

        Gone(await site.GetAsync(link));
        Gone(await ChooseAsync(site, page, "encore une autre phrase", "encore une autre phrase"));
    }

    [Theory]
    [InlineData("court", "court", "Password")]
    [InlineData("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "Password")]
    [InlineData("", "", "Password")]
    [InlineData(Password, "autre", "Confirmation")]
    public async Task Post_BadPassword_SaysSoAndTheLinkStaysGood(string password, string confirmation, string field)
    {
        var (link, login) = await LinkAsync();
        var site = host.Anonymous();

        var page = await ChooseAsync(site, await site.GetAsync(link), password, confirmation);

        PageAssert.FieldError(page, field, password switch
        {
            "court" => Words.Core("Identity_PasswordTooShort", CoreRegistration.PasswordMinLength),
            "" => Words.Web("Password_Required"),
            Password => Words.Web("Password_Different"),
            _ => Words.Core("Identity_PasswordRequiresUniqueChars", 5),
        });
        PageAssert.RedirectsTo(Chosen, await ChooseAsync(site, page, Password, Password));
        await host.SignInAsync(login, Password);
    }

    [Theory]
    [InlineData("zzz {login} zzz", "Identity_PasswordContainsName")]
    [InlineData("Motdepasse2026", "Identity_PasswordGuessable")]
    public async Task Post_APasswordThatSomebodyWouldTry_SaysWhatToDo_AndTheLinkStaysGood(string password, string key)
    {
        var (link, login) = await LinkAsync();
        var site = host.Anonymous();
        password = password.Replace("{login}", login, StringComparison.Ordinal);

        var page = await ChooseAsync(site, await site.GetAsync(link), password, password);

        PageAssert.FieldError(page, "Password", Words.Core(key));
        Assert.DoesNotContain(password, page.Html);
        PageAssert.RedirectsTo(Chosen, await ChooseAsync(site, page, Password, Password));
    }

    [Fact]
    public async Task Post_BadPasswordByEnglishBrowser_SaysSoInEnglish()
    {
        var (link, _) = await LinkAsync();
        var site = host.Anonymous();
        site.Client.DefaultRequestHeaders.Add("Accept-Language", "en-US,en;q=0.9,fr;q=0.5");

        var page = await ChooseAsync(site, await site.GetAsync(link), "short", "short");

        PageAssert.FieldError(
            page, "Password", Words.In("en", () => CoreTexts.Get("Identity_PasswordTooShort", CoreRegistration.PasswordMinLength)));
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("%00")]
    [InlineData("%F0%9F%99%82")]
    public async Task Get_WrongCode_Is410(string code)
    {
        var account = await host.CreateAccountAsync();

        Gone(await host.Anonymous().GetAsync($"{Url}?contact={account.AdministratorId}&code={code}"));
        Gone(await host.Anonymous().GetAsync($"{Url}?contact=0&code={code}"));
        Gone(await host.Anonymous().GetAsync($"{Url}?contact={account.AdministratorId}&code={new string('A', 5_000)}"));
    }

    [Fact]
    public async Task Get_LinkOfSomebodyElse_Is410()
    {
        var (link, _) = await LinkAsync();
        var account = await host.CreateAccountAsync();

        Gone(await host.Anonymous().GetAsync(link[..link.IndexOf("contact=", StringComparison.Ordinal)]
            + $"contact={account.AdministratorId}" + link[link.IndexOf("&code", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task Post_ByBlockedContact_Is410()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        var site = host.Anonymous();
        var page = await site.GetAsync($"{Url}?contact={id}&code={Uri.EscapeDataString(code)}");

        await account.ChangeAsync(id, contact => contact.LockedAt = host.Now);

        Gone(await ChooseAsync(site, page, Password, Password));
    }

    [Fact]
    public async Task Post_ByTheLastWhoCanStopACampaign_IsAskedOnTheForm_AndEndsTheDevicesWhenAccepted()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending, name: "Soldes d’hiver");
        var site = host.Anonymous();
        var open = await site.GetAsync(await LinkAsync(account, id));

        var asked = await account.UnchangedBy(() => ChooseAsync(site, open, Password, Password));
        var different = await ChooseAsync(site, asked, Password, "autre", isAccepted: true);
        var done = await ChooseAsync(site, different, Password, Password);

        PageAssert.Question(asked, "une campagne programmée ou en cours");
        Assert.DoesNotContain(Password, asked.Html);
        Assert.DoesNotContain("Soldes", asked.Text);
        PageAssert.FieldError(different, "Confirmation", Words.Web("Password_Different"));
        PageAssert.RedirectsTo(Chosen, done);
        Assert.Equal(DeviceEnd.PasswordChanged, Assert.Single(await account.DevicesAsync()).EndReason);
        await host.SignInAsync((await account.FindAsync(id)).UserName!, Password);
    }

    private static Task<TestPage> ChooseAsync(
        TestSite site, TestPage page, string password, string confirmation, bool isAccepted = false) => site.SubmitAsync(page, form =>
    {
        if (isAccepted)
        {
            form.Set("AcceptUncovered", "true");
        }

        form.Set("Password", password);
        form.Set("Confirmation", confirmation);
    }, Url);

    private static void Gone(TestPage page)
    {
        PageAssert.Is(HttpStatusCode.Gone, page);
        Assert.Contains(Words.Web("LinkGone_Title"), page.Text);
    }

    private async Task<(string Link, string Login)> LinkAsync()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        return (await LinkAsync(account, id), (await account.FindAsync(id)).UserName!);
    }

    private static async Task<string> LinkAsync(TestAccount account, long contactId)
    {
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(contactId)));
        return $"{Url}?contact={contactId}&code={Uri.EscapeDataString(code)}";
    }
}
