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

        PageAssert.RedirectsTo(Url, await here.SubmitAsync(Url, form => form.Set("Present", Sample.Password)));
        var page = await here.GetAsync(Url);
        Assert.NotNull(page.Document.QuerySelector(".qr svg"));
        var app = new TestAuthenticator(page.Element(".second-factor-key").TextContent.Replace(" ", ""), host.Time, []);
        PageAssert.FieldError(await EnableAsync(here, "12345a"), "Code", Words.Core("SecondFactor_Wrong"));
        PageAssert.RedirectsTo(Url, await EnableAsync(here, app.Code()));

        var enabled = await here.GetAsync(Url);
        PageAssert.Notice(enabled, Words.Web("SecondFactor_Enabled"));
        Assert.Equal(10, enabled.Element("textarea").TextContent.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Il vous reste 10 codes de secours.", enabled.Text);
        Assert.Null((await here.GetAsync(Url)).Document.QuerySelector("textarea"));
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

        PageAssert.RedirectsTo(Url, await admin.SubmitAsync(await admin.GetAsync(Url), form => form.Set("Present", Sample.Password), Url + "/codes"));
        Assert.NotNull((await admin.GetAsync(Url)).Document.QuerySelector("textarea"));
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

    private async Task TurnOnAsync(TestSite site)
    {
        await site.SubmitAsync(Url, form => form.Set("Present", Sample.Password));
        var key = (await site.GetAsync(Url)).Element(".second-factor-key").TextContent.Replace(" ", "");
        PageAssert.RedirectsTo(Url, await EnableAsync(site, new TestAuthenticator(key, host.Time, []).Code()));
        await site.GetAsync(Url);
    }

    private static async Task<TestPage> EnableAsync(TestSite site, string code) =>
        await site.SubmitAsync(await site.GetAsync(Url), form => form.Set("Code", code), Url + "/activer");
}
