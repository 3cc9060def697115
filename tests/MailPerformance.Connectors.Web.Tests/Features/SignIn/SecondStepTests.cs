using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Tests.Features.SignIn;

/// <summary>The second step of the sign-in, on the site and in front of the app.</summary>
[Collection(MobileHost.Name)]
public sealed class SecondStepTests(ConnectorsFactory host)
{
    private const string Url = "/connexion/code";

    [Fact]
    public async Task Post_Password_OpensNothingBeforeTheCode_ThenGoesWhereOneWanted()
    {
        var (account, id, app) = await ContactAsync();
        var site = host.Anonymous();

        var first = await PasswordAsync(site, account, id, "/profil");
        PageAssert.RedirectsTo(Url + "?retour=%2Fprofil", first);
        Assert.Contains("/connexion", (await site.GetAsync("/profil")).Location);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var second = await site.SubmitAsync(first.Location!, form => form.Set("Code", app.Code()), Url);

        PageAssert.RedirectsTo("/profil", second);
        PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/profil"));
        PageAssert.RedirectsTo("/connexion", await site.GetAsync(Url));
    }

    [Fact]
    public async Task Post_WrongCode_SaysSoAtTheField_AndFiveKeepOut()
    {
        var (account, id, app) = await ContactAsync();
        var site = host.Anonymous();
        await PasswordAsync(site, account, id);
        PageAssert.FieldError(await CodeAsync(site, ""), "Code", Words.Web("SecondFactor_CodeRequired"));

        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            var page = await CodeAsync(site, "12");
            var isLast = attempt == PasswordSignIn.MaxFailures - 1;
            PageAssert.FieldError(page, "Code", isLast ? Words.Web("SecondFactor_KeptOut", 15) : Words.Web("SecondFactor_Failed"));
        }

        host.Time.Advance(TimeSpan.FromSeconds(30));
        PageAssert.FieldError(await CodeAsync(site, app.Code()), "Code", Words.Web("SecondFactor_KeptOut", 15));
        PageAssert.Summary(await PasswordAsync(host.Anonymous(), account, id), Words.Web("SignIn_Failed"));
    }

    [Fact]
    public async Task Step_AfterFiveMinutes_IsOver()
    {
        var (account, id, _) = await ContactAsync();
        var site = host.Anonymous();
        await PasswordAsync(site, account, id);
        var page = await site.GetAsync(Url);

        host.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        PageAssert.RedirectsTo("/connexion", await site.SubmitAsync(page, form => form.Set("Code", "123456"), Url));
        PageAssert.RedirectsTo("/connexion", await site.GetAsync(Url));
    }

    [Fact]
    public async Task App_WithASecondFactor_GetsItsTokensAfterTheCode()
    {
        var (account, id, app) = await ContactAsync();
        await account.SetOptionAsync(true);
        await account.AddConnectorAsync(id);
        var phone = new TestPhone(host);
        var step = await phone.Browser.SubmitAsync(
            await phone.Browser.GetAsync((await phone.Browser.GetAsync(phone.AuthorizeAddress)).Location!),
            form =>
            {
                form.Set("Login", account.Code + "deux");
                form.Set("Password", Sample.Password);
            },
            "/connexion");
        Assert.Contains("/connexion", (await phone.Browser.GetAsync(phone.AuthorizeAddress)).Location);
        host.Time.Advance(TimeSpan.FromSeconds(30));

        var back = await phone.Browser.SubmitAsync(step.Location!, form => form.Set("Code", app.Code()), Url);
        var question = await phone.Browser.GetAsync(back.Location!);
        phone.Keep(await phone.RedeemAsync(await phone.AnswerAsync(question)));

        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
    }

    private async Task<(TestAccount Account, long Id, TestAuthenticator App)> ContactAsync()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LoginName = "deux");
        return (account, id, await account.AddSecondFactorAsync(id));
    }

    private static async Task<TestPage> PasswordAsync(TestSite site, TestAccount account, long id, string? wanted = null)
    {
        var login = (await account.FindAsync(id)).UserName!;
        return await site.SubmitAsync("/connexion" + (wanted is null ? "" : "?retour=" + Uri.EscapeDataString(wanted)), form =>
        {
            form.Set("Login", login);
            form.Set("Password", Sample.Password);
        });
    }

    private static Task<TestPage> CodeAsync(TestSite site, string code) => site.SubmitAsync(Url, form => form.Set("Code", code));
}
