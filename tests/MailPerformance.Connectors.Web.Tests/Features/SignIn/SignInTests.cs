using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Tests.Features.SignIn;

/// <summary>Tests of this class move the clock of their host, which is therefore their own.</summary>
public sealed class SignInTests(ConnectorsFactory host) : IClassFixture<ConnectorsFactory>
{
    private const string Url = "/connexion";

    [Fact]
    public async Task Post_AnyFailure_SaysTheSame()
    {
        var account = await host.CreateAccountAsync();
        var blocked = await account.AddContactAsync();
        await account.ChangeAsync(blocked, contact => contact.LockedAt = host.Time.GetUtcNow().UtcDateTime);
        var expired = await account.AddContactAsync();
        await account.ChangeAsync(expired, contact => contact.AccessEndsAt = host.Time.GetUtcNow().UtcDateTime);
        var invited = await account.AddInvitedContactAsync();
        var logins = new List<string> { "inconnu", "'; --", "🙂", account.Code, new('a', 10_000) };
        foreach (var id in new[] { blocked, expired, invited })
        {
            logins.Add((await account.FindAsync(id)).UserName!);
        }

        foreach (var login in logins)
        {
            Refused(await PostAsync(host.Anonymous(), login, Sample.Password), login);
        }

        Refused(await PostAsync(host.Anonymous(), account.Code + "admin", "faux"), account.Code + "admin");
        Refused(await PostAsync(host.Anonymous(), account.Code + "admin", new string('a', 10_000)), account.Code + "admin");
    }

    [Theory]
    [InlineData("Login", "SignIn_LoginRequired")]
    [InlineData("Password", "SignIn_PasswordRequired")]
    public async Task Post_FieldLeftEmpty_SaysSoAtTheField(string field, string key)
    {
        var page = await host.Anonymous().SubmitAsync(Url, form =>
        {
            form.Set("Login", "x");
            form.Set("Password", "x");
            form.Set(field, "");
        });

        PageAssert.FieldError(page, field, Words.Web(key));
    }

    [Fact]
    public async Task Post_LoginInAnyCase_SignsIn()
    {
        var account = await host.CreateAccountAsync();

        await host.SignInAsync(account.Code.ToLowerInvariant() + "ADMIN");
    }

    [Fact]
    public async Task Post_FiveWrongPasswords_KeepOutForSomeMinutes()
    {
        var account = await host.CreateAccountAsync();
        var login = account.Code + "admin";
        for (var attempt = 1; attempt <= PasswordSignIn.MaxFailures; attempt++)
        {
            Refused(await PostAsync(host.Anonymous(), login, "faux"), login);
        }

        Refused(await PostAsync(host.Anonymous(), login, Sample.Password), login);
        host.Time.Advance(PasswordSignIn.Lockout + TimeSpan.FromSeconds(1));
        await host.SignInAsync(login);
    }

    [Theory]
    [InlineData("/profil", "/profil")]
    [InlineData("/administration/contacts?page=2&tri=nom", "/administration/contacts?page=2&tri=nom")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task Post_ReturnAddress_IsFollowedOnlyWhenLocal(string address, string expected)
    {
        var account = await host.CreateAccountAsync();
        var site = host.Anonymous();

        var answer = await site.SubmitAsync($"{Url}?retour={Uri.EscapeDataString(address)}", form =>
        {
            form.Set("Login", account.Code + "admin");
            form.Set("Password", Sample.Password);
        });

        PageAssert.RedirectsTo(expected, answer);
        PageAssert.RedirectsTo(expected, await site.GetAsync($"{Url}?retour={Uri.EscapeDataString(address)}"));
    }

    [Fact]
    public async Task Get_PageByAnonymous_ComesBackToItAfterSignIn()
    {
        var account = await host.CreateAccountAsync();
        var site = host.Anonymous();
        var address = new Uri((await site.GetAsync("/administration/contacts?tri=fin")).Location!).PathAndQuery;

        var failed = await site.SubmitAsync(address, form => form.Set("Password", "faux"), Url);
        var answer = await site.SubmitAsync(failed, form =>
        {
            form.Set("Login", account.Code + "admin");
            form.Set("Password", Sample.Password);
        }, Url);

        PageAssert.RedirectsTo("/administration/contacts?tri=fin", answer);
    }

    [Fact]
    public async Task Post_SignIn_GivesACookieForTheServerAlone()
    {
        var account = await host.CreateAccountAsync();

        var answer = await PostAsync(host.Anonymous(), account.Code + "admin", Sample.Password);

        var cookie = Assert.Single(
            answer.Response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("connecteurs=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Get_PastTheEndDate_IsOutAtTheNextRequest()
    {
        var account = await host.CreateAccountAsync();
        var today = DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime);
        var id = await account.AddContactAsync(details => (details.ValidUntil, details.TimeZone) = (today, "UTC"));
        var site = await host.SignInAsync(account, id);
        PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/"));

        await account.ChangeAsync(id, contact => contact.AccessEndsAt = host.Time.GetUtcNow().UtcDateTime);

        await IsOutAsync(site);
    }

    [Fact]
    public async Task Get_AccountSwitchedOffOrContactGone_IsOutAtTheNextRequest()
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);
        var id = await account.AddContactAsync();
        var gone = await host.SignInAsync(account, id);

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
        await IsOutAsync(gone);

        await account.Inside(async core =>
        {
            core.Db.Accounts.Single().IsActive = false;
            return await core.Db.SaveChangesAsync();
        });
        await IsOutAsync(site);
        Refused(await PostAsync(host.Anonymous(), account.Code + "admin", Sample.Password), account.Code + "admin");
    }

    [Fact]
    public async Task Get_EightIdleHours_EndTheSession()
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);

        host.Time.Advance(TimeSpan.FromHours(8) + TimeSpan.FromMinutes(1));

        await IsOutAsync(site);
    }

    [Fact]
    public async Task Get_ADayOfUse_EndsTheSession()
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);
        for (var hours = 6; hours < 24; hours += 6)
        {
            host.Time.Advance(TimeSpan.FromHours(6));
            PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/profil"));
        }

        host.Time.Advance(TimeSpan.FromHours(6));

        await IsOutAsync(site);
    }

    [Fact]
    public async Task Post_SignOut_EndsTheSession()
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);

        PageAssert.RedirectsTo(Url, await site.SubmitAsync("/", _ => { }, "/deconnexion"));

        await IsOutAsync(site);
    }

    private static Task<TestPage> PostAsync(TestSite site, string login, string password) => site.SubmitAsync(Url, form =>
    {
        form.Set("Login", login);
        form.Set("Password", password);
    });

    private static void Refused(TestPage page, string login)
    {
        PageAssert.Is(HttpStatusCode.BadRequest, page);
        PageAssert.Summary(page, Words.Web("SignIn_Failed"));
        Assert.Single(page.Document.QuerySelectorAll(".validation-summary li"));
        Assert.Equal(login, page.ValueOf("Login"));
        Assert.Null(page.ValueOf("Password"));
    }

    private static async Task IsOutAsync(TestSite site) => Assert.Contains(Url, (await site.GetAsync("/profil")).Location);

    [Theory]
    [InlineData("/deconnexion")]
    [InlineData("the app asks for a fresh sign-in")]
    public async Task SignOut_EndsTheSession_AlsoForACopyOfItsCookie_AndNoOther(string way)
    {
        var account = await host.CreateAccountAsync();
        var (here, elsewhere) = (host.Anonymous(), await host.SignInAsync(account, account.AdministratorId));
        var entered = await here.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", account.Code + "admin");
            form.Set("Password", Sample.Password);
        });
        var copied = entered.Response.Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.StartsWith("connecteurs=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(copied));

        if (way == "/deconnexion")
        {
            await here.SubmitAsync(way, _ => { });
        }
        else
        {
            var asked = await here.GetAsync(new TestPhone(host).AuthorizeAddress + "&prompt=login");
            var form = await here.GetAsync(asked.Location!);
            await here.SubmitAsync(form, fields => fields.Set("Login", account.Code + "admin"), "/connexion");

            // Whoever can lead the browser there signs nobody out, and neither does a wrong password.
            Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(copied));
            PageAssert.Is(HttpStatusCode.OK, await here.GetAsync("/profil"));
            await here.SubmitAsync(form, fields =>
            {
                fields.Set("Login", account.Code + "admin");
                fields.Set("Password", Sample.Password);
            }, "/connexion");
            PageAssert.Is(HttpStatusCode.OK, await here.GetAsync("/profil"));
        }

        Assert.Equal(HttpStatusCode.Redirect, await WithCookieAsync(copied));
        PageAssert.Is(HttpStatusCode.OK, await elsewhere.GetAsync("/profil"));
    }

    private async Task<HttpStatusCode> WithCookieAsync(string cookie)
    {
        using var client = host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/profil");
        request.Headers.Add("Cookie", cookie);
        return (await client.SendAsync(request)).StatusCode;
    }
}
