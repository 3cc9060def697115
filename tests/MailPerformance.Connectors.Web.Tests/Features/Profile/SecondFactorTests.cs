namespace MailPerformance.Connectors.Web.Tests.Features.Profile;

/// <summary>« Double authentification » in the profile, and taken away by an administrator.</summary>
[Collection(SettingsHost.Name)]
public sealed class SecondFactorTests(ConnectorsFactory host)
{
    private const string Url = "/profil/double-authentification";

    [Fact]
    public async Task Start_Enable_ShowsTheCodesOnce_AndEndsOtherSessions()
    {
        var (account, here) = await host.SetUpAsync();
        var elsewhere = await host.SignInAsync(account, account.AdministratorId);
        Assert.Contains("Non activée", (await here.GetAsync("/profil")).Text);

        var page = await here.SubmitAsync(Url, form => form.Set("Present", Sample.Password));
        Assert.NotNull(page.Document.QuerySelector(".qr svg"));
        var app = AppOf(page);
        var wrong = await EnableAsync(here, page, "12345a");
        PageAssert.FieldError(wrong, "Code", Words.Core("SecondFactor_Wrong"));
        var enabled = await EnableAsync(here, wrong, app.Code());

        PageAssert.Notice(enabled, Words.Web("SecondFactor_Enabled"));
        Assert.Equal(10, enabled.Element("textarea").TextContent.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Il vous reste 10 codes de secours.", enabled.Text);
        Assert.Null((await here.GetAsync(Url)).Document.QuerySelector("textarea"));
        Assert.DoesNotContain(
            page.Response.Headers.Concat(enabled.Response.Headers).SelectMany(header => header.Value),
            value => value.Contains("connecteurs.message=C", StringComparison.Ordinal));
        Assert.Contains("/connexion", (await elsewhere.GetAsync("/profil")).Location);
    }

    [Theory]
    [InlineData("", "Password_PresentRequired")]
    [InlineData("pas le bon", null)]
    public async Task Post_WithoutTheRightPassword_ChangesNothing(string password, string? key)
    {
        var (account, admin) = await host.SetUpAsync();
        await TurnOnAsync(admin);

        foreach (var action in new[] { "/codes", "/desactiver" })
        {
            var page = await admin.PostByHandAsync(Url + action, form => form.Set("Present", password));
            PageAssert.FieldError(page, "Present", key is null ? Words.Core("Identity_PasswordMismatch") : Words.Web(key));
        }

        Assert.NotNull((await account.Inside(core => core.SecondFactors.StateAsync(account.AdministratorId))).EnabledAt);
    }

    [Fact]
    public async Task Disable_IsSaidAndWorks_AndThisSessionGoesOn()
    {
        var (account, admin) = await host.SetUpAsync();
        await TurnOnAsync(admin);

        var renewed = await admin.SubmitAsync(await admin.GetAsync(Url), form => form.Set("Present", Sample.Password), Url + "/codes");
        Assert.NotNull(renewed.Document.QuerySelector("textarea"));
        PageAssert.Notice(renewed, Words.Web("SecondFactor_Renewed"));
        PageAssert.RedirectsTo(Url, await admin.PostByHandAsync(Url + "/desactiver", form => form.Set("Present", Sample.Password)));

        PageAssert.Notice(await admin.GetAsync(Url), Words.Web("SecondFactor_Disabled"));
        await host.SignInAsync(account, account.AdministratorId);
    }

    [Fact]
    public async Task Reset_OnTheCredentialsPage_LetsTheContactInWithThePasswordAlone()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var url = $"/administration/contacts/{id}/identifiants";
        Assert.Null((await admin.GetAsync(url)).Document.QuerySelector($"form[action='{url}/double-authentification']"));
        await account.AddSecondFactorAsync(id);

        PageAssert.RedirectsTo(url, await admin.SubmitAsync(url, _ => { }, url + "/double-authentification"));

        PageAssert.Notice(await admin.GetAsync(url), Words.Web("SecondFactor_ResetDone"));
        await host.SignInAsync(account, id);
    }

    [Fact]
    public async Task Key_IsSeenByNoOtherSession()
    {
        var (account, here) = await host.SetUpAsync();
        var elsewhere = await host.SignInAsync(account, account.AdministratorId);
        await here.SubmitAsync(Url, form => form.Set("Present", Sample.Password));

        Assert.Null((await elsewhere.GetAsync(Url)).Document.QuerySelector(".second-factor-key"));
        Assert.Null((await here.GetAsync(Url)).Document.QuerySelector(".second-factor-key"));
    }

    private async Task TurnOnAsync(TestSite site)
    {
        var page = await site.SubmitAsync(Url, form => form.Set("Present", Sample.Password));
        Assert.NotNull((await EnableAsync(site, page, AppOf(page).Code())).Document.QuerySelector("textarea"));
    }

    private TestAuthenticator AppOf(TestPage page) => new(page.Element(".second-factor-key").TextContent.Replace(" ", ""), host.Time, []);

    private static Task<TestPage> EnableAsync(TestSite site, TestPage page, string code) =>
        site.SubmitAsync(page, form => form.Set("Code", code), Url + "/activer");
}
