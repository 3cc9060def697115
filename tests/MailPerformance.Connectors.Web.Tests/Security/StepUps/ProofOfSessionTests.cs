using System.Security.Claims;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Tests.Security.StepUps;

/// <summary>What counts as a proof, and whose it is: the contact's, in one session.</summary>
[Collection(MobileHost.Name)]
public sealed class ProofOfSessionTests(ConnectorsFactory host)
{
    private const string Chosen = "une autre phrase de passe";
    private const string Factor = "/profil/double-authentification";

    private static readonly TimeSpan Old = Actor.ProofLifetime + TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Code_OfTheApp_DoesAsWell_AndIsGoodOnce()
    {
        var post = await StepUpCase.CreateAsync(host, "on");
        var account = post.Account;
        var here = await host.SignInAsync(account, account.AdministratorId);
        var app = await TurnOnAsync(here);
        var there = await SignInWithCodeAsync(account, app);
        host.Time.Advance(Old);

        var asked = await post.SendAsync(here);
        Assert.False(asked.Element("[name=ProofPassword]").HasAttribute("required"));
        var wrong = await account.UnchangedBy(() => ProveAsync(here, asked, post, SessionProof.CodeField, "12345a"));
        PageAssert.FieldError(wrong, SessionProof.CodeField, Words.Core("SecondFactor_Wrong"));
        Assert.True(wrong.Element("[name=ProofCode]").HasAttribute("autofocus"));
        Assert.False(wrong.Element("[name=ProofPassword]").HasAttribute("autofocus"));
        Assert.DoesNotContain("12345a", wrong.Html, StringComparison.Ordinal);
        PageAssert.RedirectsTo(post.Then, await ProveAsync(here, wrong, post, SessionProof.CodeField, app.Code()));

        var off = await there.PostByHandAsync(post.Address, form => form.Set("enabled", "false"));
        var used = await account.UnchangedBy(() => ProveAsync(there, off, post, SessionProof.CodeField, app.Code()));
        PageAssert.FieldError(used, SessionProof.CodeField, Words.Core("SecondFactor_Wrong"));
        PageAssert.RedirectsTo("/parametrages/compte", await ProveAsync(there, used, post, SessionProof.PasswordField, Sample.Password));
    }

    [Fact]
    public async Task Code_ThatIsTooLong_IsNotEvenCounted()
    {
        var post = await StepUpCase.CreateAsync(host, "on");
        var admin = await host.SignInAsync(post.Account, post.Account.AdministratorId);
        await TurnOnAsync(admin);
        host.Time.Advance(Old);
        var asked = await post.SendAsync(admin);
        for (var attempt = 0; attempt <= PasswordSignIn.MaxFailures; attempt++)
        {
            var page = await ProveAsync(admin, asked, post, SessionProof.CodeField, new string('1', 31));
            PageAssert.FieldError(page, SessionProof.CodeField, Words.Web("SecondFactor_CodeRequired"));
            page = await ProveAsync(admin, asked, post, SessionProof.PasswordField, new string('a', 201));
            PageAssert.FieldError(page, SessionProof.PasswordField, Words.Web("Password_TooLong", 200));
        }
    }

    [Fact]
    public async Task Proof_OfAnotherSession_OrOfAnotherContact_IsNone()
    {
        var post = await StepUpCase.CreateAsync(host, "on");
        var account = post.Account;
        var other = await account.AddAdministratorAsync();
        await account.ChangeAsync(other, contact => contact.PasswordHash =
            new PasswordHasher<Core.Contacts.Contact>().HashPassword(contact, Chosen));
        var (here, there) = (
            await host.SignInAsync(account, account.AdministratorId), await host.SignInAsync(account, account.AdministratorId));
        host.Time.Advance(Old);

        await ProveAsync(there, await post.SendAsync(there), post, SessionProof.PasswordField, Sample.Password);
        Assert.True(await post.IsDone());
        var asked = await here.PostByHandAsync(post.Address, form => form.Set("enabled", "false"));
        PageAssert.Is(HttpStatusCode.Forbidden, asked);
        PageAssert.FieldError(
            await account.UnchangedBy(() => ProveAsync(here, asked, post, SessionProof.PasswordField, Chosen)),
            SessionProof.PasswordField, Words.Core("Identity_PasswordMismatch"));
    }

    [Fact]
    public async Task Proof_OfABlockedContact_OpensNothing()
    {
        var post = await StepUpCase.CreateAsync(host, "on");
        var other = await post.Account.AddAdministratorAsync();
        var site = await host.SignInAsync(post.Account, other);
        host.Time.Advance(Old);
        var asked = await post.SendAsync(site);
        await post.Account.ChangeAsync(other, contact => contact.LockedAt = host.Time.GetUtcNow().UtcDateTime);

        var page = await post.Account.UnchangedBy(() => ProveAsync(site, asked, post, SessionProof.PasswordField, Sample.Password));

        PageAssert.Is(HttpStatusCode.Unauthorized, page);
    }

    [Fact]
    public async Task NewPassword_AndSigningInAgain_AreProofs()
    {
        var post = await StepUpCase.CreateAsync(host, "on");
        var admin = await host.SignInAsync(post.Account, post.Account.AdministratorId);
        host.Time.Advance(Old);
        await admin.SubmitAsync("/profil", form =>
        {
            form.Set("Present", Sample.Password);
            form.Set("Password", Chosen);
            form.Set("Confirmation", Chosen);
        }, "/profil/mot-de-passe");
        PageAssert.RedirectsTo(post.Then, await post.SendAsync(admin));

        host.Time.Advance(Old);
        await admin.SubmitAsync("/connexion?encore=true&retour=%2F", form =>
        {
            form.Set("Login", post.Account.Code + "admin");
            form.Set("Password", Chosen);
        });
        PageAssert.RedirectsTo("/parametrages/compte", await admin.PostByHandAsync(post.Address, form => form.Set("enabled", "false")));
    }

    [Fact]
    public async Task SecondFactor_TurnedOn_KeepsTheProofThatThereWas()
    {
        var post = await StepUpCase.CreateAsync(host, "on");
        var admin = await host.SignInAsync(post.Account, post.Account.AdministratorId);
        var page = await admin.SubmitAsync(Factor, form => form.Set("Present", Sample.Password));
        host.Time.Advance(Old);
        await EnableAsync(admin, page);

        PageAssert.Is(HttpStatusCode.Forbidden, await post.SendAsync(admin));
    }

    [Fact]
    public async Task Cookie_FromBeforeThereWereProofs_CountsAsOld()
    {
        var post = await StepUpCase.CreateAsync(host, "on");
        var (site, cookies) = await SignInAsync(post.Account);
        var format = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        var cookie = cookies.GetAllCookies().Single(found => found.Name == "connecteurs");
        var identity = (ClaimsIdentity)format.Unprotect(cookie.Value)!.Principal.Identity!;
        identity.RemoveClaim(identity.FindFirst("proof"));
        cookie.Value = format.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), IdentityConstants.ApplicationScheme));

        var asked = await post.SendAsync(site);

        PageAssert.Is(HttpStatusCode.Forbidden, asked);
        PageAssert.RedirectsTo(post.Then, await ProveAsync(site, asked, post, SessionProof.PasswordField, Sample.Password));
    }

    [Fact]
    public async Task Session_StaysTheSame_SoThatSigningOutEndsItsOlderCookies()
    {
        var post = await StepUpCase.CreateAsync(host, "on");
        var (site, cookies) = await SignInAsync(post.Account);
        var older = cookies.GetAllCookies().Single(found => found.Name == "connecteurs").Value;
        host.Time.Advance(Old);
        await ProveAsync(site, await post.SendAsync(site), post, SessionProof.PasswordField, Sample.Password);
        Assert.NotEqual(older, cookies.GetAllCookies().Single(found => found.Name == "connecteurs").Value);

        await site.SubmitAsync("/deconnexion", _ => { });
        cookies.Add(new Cookie("connecteurs", older, "/", "localhost"));

        Assert.Contains("/connexion", (await site.GetAsync("/profil")).Location);
    }

    private static Task<TestPage> ProveAsync(TestSite site, TestPage asked, StepUpCase post, string field, string proof) =>
        site.SubmitAsync(asked, form => form.Set(field, proof), post.Address);

    // A browser whose cookies can be looked at.
    private async Task<(TestSite Site, CookieContainer Cookies)> SignInAsync(TestAccount account)
    {
        var cookies = new CookieContainer();
        var site = new TestSite(host.CreateDefaultClient(new CookieContainerHandler(cookies)));
        await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", account.Code + "admin");
            form.Set("Password", Sample.Password);
        });
        return (site, cookies);
    }

    private async Task<TestSite> SignInWithCodeAsync(TestAccount account, TestAuthenticator app)
    {
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var (site, _) = await SignInAsync(account);
        await site.SubmitAsync("/connexion/code", form => form.Set("Code", app.Code()));
        return site;
    }

    private async Task<TestAuthenticator> TurnOnAsync(TestSite site) =>
        await EnableAsync(site, await site.SubmitAsync(Factor, form => form.Set("Present", Sample.Password)));

    private async Task<TestAuthenticator> EnableAsync(TestSite site, TestPage page)
    {
        var app = new TestAuthenticator(page.Element(".second-factor-key").TextContent.Replace(" ", ""), host.Time, []);
        Assert.True((await site.SubmitAsync(page, form => form.Set("Code", app.Code()), Factor + "/activer")).Shows("textarea"));
        return app;
    }
}
