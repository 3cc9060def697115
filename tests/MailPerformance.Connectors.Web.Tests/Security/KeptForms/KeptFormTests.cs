using AngleSharp.Html.Dom;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Security.KeptForms;

/// <summary>A session that ends while a form is open: what was typed is there after signing in again, and nothing is saved unseen.</summary>
[Collection(AdministrationHost.Name)]
public sealed class KeptFormTests(ConnectorsFactory host)
{
    private const string New = "/administration/contacts/nouveau";

    [Fact]
    public async Task NewContact_AfterTheSessionHasRunOut_IsThereWhole_AndSavedByTheNextClick()
    {
        var (account, id, site) = await AdministratorAsync();
        var page = await site.GetAsync(New);
        host.Time.Advance(Session.Lifetime + TimeSpan.FromMinutes(1));

        var signIn = await site.SubmitAsync(page, form => Fill(form, "zoe"), New);
        PageAssert.Is(HttpStatusCode.Unauthorized, signIn);
        Assert.Contains(Words.Web("Kept_Waits"), signIn.Text);
        Assert.DoesNotContain("Ferrand", signIn.Html);
        var form = await account.LoginAsync(signIn, id);
        var entered = await site.PostAsync("/connexion", form);
        var restored = await account.UnchangedBy(() => site.AgainAsync(entered, form));

        PageAssert.Is(HttpStatusCode.OK, restored);
        Assert.Contains(Words.Web("Kept_Restored"), restored.Text);
        Assert.Equal("Ferrand", restored.Element("#LastName").GetAttribute("value"));
        Assert.Equal("zoe@example.org", restored.Element("#Email").GetAttribute("value"));
        Assert.Null(restored.Document.QuerySelector(".validation-summary"));
        var saved = await site.SubmitAsync(restored, _ => { }, New);
        PageAssert.Is(HttpStatusCode.Redirect, saved);
    }

    [Fact]
    public async Task Informations_OfAnEndedSession_AreThereWithTheirOriginal()
    {
        var (account, id, site) = await AdministratorAsync();
        var contact = await account.AddContactAsync();
        var address = $"/administration/contacts/{contact}/informations";

        var restored = await EndedAsync(account, id, site, address, form => form.Set("FirstName", "Apolline"));

        Assert.Equal("Apolline", restored.Element("#FirstName").GetAttribute("value"));
        PageAssert.Is(HttpStatusCode.Redirect, await site.SubmitAsync(restored, _ => { }, address));
        Assert.Equal("Apolline", (await account.FindAsync(contact)).FirstName);
    }

    [Fact]
    public async Task Role_And_Settings_AreThere()
    {
        var (account, id, site) = await AdministratorAsync();

        var role = await EndedAsync(account, id, site, "/administration/roles/nouveau", form => form.Set("Name", "Rôle du soir"));
        var settings = await EndedAsync(account, id, site, "/parametrages/compte", form => form.Set("MaxValidityDays", "77"));

        Assert.Equal("Rôle du soir", role.Element("#Name").GetAttribute("value"));
        Assert.Equal("77", settings.Element("#MaxValidityDays").GetAttribute("value"));
    }

    [Fact]
    public async Task AfterTheSecondFactor_TheFormIsThereAsWell_AlsoAfterAWrongCode()
    {
        var (account, id, site) = await AdministratorAsync();
        var app = await account.AddSecondFactorAsync(id);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        site = host.Anonymous();
        await account.AddSessionAsync(id);
        await SignInWithCodeAsync(account, id, app, site);
        var page = await site.GetAsync(New);
        await account.EndSessionsAsync(id);
        var signIn = await site.SubmitAsync(page, form => Fill(form, "lou"), New);

        var step = await site.PostAsync("/connexion", await account.LoginAsync(signIn, id));
        PageAssert.Is(HttpStatusCode.OK, step);
        var wrong = await site.SubmitAsync(step, form => form.Set("Code", "12"), "/connexion/code");
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var form = TestForm.Of((IHtmlFormElement)wrong.Element("form[action='/connexion/code']"));
        form.Set("Code", app.Code());
        var restored = await site.AgainAsync(await site.PostAsync("/connexion/code", form), form);

        Assert.Equal("Ferrand", restored.Element("#LastName").GetAttribute("value"));
    }

    [Fact]
    public async Task AnotherContact_WhoSignsInThere_SeesNothingOfIt()
    {
        var (account, id, site) = await AdministratorAsync();
        var other = await account.AddAdministratorAsync();
        var page = await site.GetAsync(New);
        await account.EndSessionsAsync(id);
        var signIn = await site.SubmitAsync(page, form => Fill(form, "max"), New);

        var answer = await site.ComeBackAsync(account, signIn, other);

        PageAssert.RedirectsTo("/", answer);
        Assert.DoesNotContain("Ferrand", answer.Html);
        Assert.Contains(Words.Web("Kept_NotYours"), (await site.GetAsync("/")).Text);
    }

    [Fact]
    public async Task AnotherBrowser_WithACopyOfWhatIsCarried_GetsNothing()
    {
        var (account, id, site) = await AdministratorAsync();
        var page = await site.GetAsync(New);
        await account.EndSessionsAsync(id);
        var signIn = await site.SubmitAsync(page, form => Fill(form, "eve"), New);
        var carried = signIn.Element($"input[name={KeptFormVisits.Field}]").GetAttribute("value")!;
        var thief = await host.SignInAsync(account, id);

        var answer = await thief.PostByHandAsync(New, form => form.Set(KeptFormVisits.Field, carried));

        PageAssert.RedirectsTo("/", answer);
    }

    [Fact]
    public async Task WhatIsCarried_GoesToItsOwnAddressAlone_AndNotForEver()
    {
        var (account, id, site) = await AdministratorAsync();
        var page = await site.GetAsync(New);
        await account.EndSessionsAsync(id);
        var signIn = await site.SubmitAsync(page, form => Fill(form, "noe"), New);
        var form = await account.LoginAsync(signIn, id);
        await site.PostAsync("/connexion", form);

        PageAssert.RedirectsTo("/", await site.PostAsync("/parametrages/compte", form));
        host.Time.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        PageAssert.RedirectsTo("/", await site.PostAsync(New, form));
    }

    [Fact]
    public async Task AButton_IsNotPressedAgain_AndItsPageSaysSo()
    {
        var (account, id, site) = await AdministratorAsync();
        var contact = await account.AddContactAsync();
        var page = await site.GetAsync($"/administration/contacts/{contact}/supprimer");
        await account.EndSessionsAsync(id);
        site.Client.DefaultRequestHeaders.Referrer = new Uri(site.Client.BaseAddress!, $"/administration/contacts/{contact}/supprimer");

        var signIn = await site.SubmitAsync(page, _ => { }, $"/administration/contacts/{contact}/supprimer");
        var answer = await site.ComeBackAsync(account, signIn, id);

        PageAssert.RedirectsTo($"/administration/contacts/{contact}/supprimer", answer);
        Assert.True(await account.ExistsAsync(contact));
        Assert.Contains(Words.Web("Kept_NotDone"), (await site.GetAsync("/administration/contacts")).Text);
    }

    [Fact]
    public async Task PasswordsAndCodes_AreNeverCarried()
    {
        var (account, id, site) = await AdministratorAsync();
        var restored = await EndedAsync(account, id, site, "/profil", form =>
        {
            form.Set("Present", "Mon-secret-1");
            form.Set("Password", "Mon-secret-2");
            form.Set("Confirmation", "Mon-secret-2");
        }, "/profil/mot-de-passe");

        Assert.DoesNotContain("Mon-secret", restored.Html);
        Assert.Contains(Words.Web("Kept_Restored"), restored.Text);
    }

    [Fact]
    public async Task TooLong_IsSaid_AndTheSignInGoesOn()
    {
        var (account, id, site) = await AdministratorAsync();
        var page = await site.GetAsync(New);
        await account.EndSessionsAsync(id);
        var noise = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(42_000));

        var signIn = await site.SubmitAsync(page, form => form.Set("LastName", noise), New);

        PageAssert.Is(HttpStatusCode.Unauthorized, signIn);
        Assert.Contains(Words.Web("Kept_TooLong"), signIn.Text);
        PageAssert.Is(HttpStatusCode.Redirect, await site.PostAsync("/connexion", await account.LoginAsync(signIn, id)));
    }

    [Fact]
    public async Task SignedOutAndInAgain_InAnotherTab_TheFormIsSavedAtOnce()
    {
        var (account, id, site) = await AdministratorAsync();
        var page = await site.GetAsync("/administration/roles/nouveau");
        await site.SubmitAsync("/deconnexion", _ => { });
        var login = (await account.FindAsync(id)).UserName!;
        await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", Sample.Password);
        });

        var saved = await site.SubmitAsync(page, form => form.Set("Name", "Gardé"), "/administration/roles/nouveau");

        PageAssert.Is(HttpStatusCode.Redirect, saved);
    }

    [Fact]
    public async Task WithoutTheRightAnyMore_TheFormIsRefused()
    {
        var (account, _, _) = await AdministratorAsync();
        var id = await account.AddHolderAsync(Permissions.RolesManage);
        var site = await host.SignInAsync(account, id);
        var page = await site.GetAsync("/administration/roles/nouveau");
        await account.EndSessionsAsync(id);
        var signIn = await site.SubmitAsync(page, form => form.Set("Name", "Trop tard"), "/administration/roles/nouveau");
        await account.Inside(core => core.Db.Set<ContactRole>().Where(held => held.UserId == id).ExecuteDeleteAsync());

        var answer = await site.ComeBackAsync(account, signIn, id);

        Assert.DoesNotContain("Trop tard", answer.Html);
    }

    private static void Fill(TestForm form, string name)
    {
        form.Set("LastName", "Ferrand");
        form.Set("FirstName", "Zoé");
        form.Set("LoginName", $"{name}{Sample.NextNumber()}");
        form.Set("Email", $"{name}@example.org");
    }

    private static async Task<TestPage> EndedAsync(
        TestAccount account, long id, TestSite site, string address, Action<TestForm> fill, string? action = null)
    {
        var page = await site.GetAsync(address);
        await account.EndSessionsAsync(id);
        var restored = await site.ComeBackAsync(account, await site.SubmitAsync(page, fill, action ?? address), id);
        PageAssert.Is(HttpStatusCode.OK, restored);
        Assert.Contains(Words.Web("Kept_Restored"), restored.Text);
        return restored;
    }

    private async Task SignInWithCodeAsync(TestAccount account, long id, TestAuthenticator app, TestSite site)
    {
        var login = (await account.FindAsync(id)).UserName!;
        await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", Sample.Password);
        });
        PageAssert.Is(HttpStatusCode.Redirect, await site.SubmitAsync("/connexion/code", form => form.Set("Code", app.Code())));
        host.Time.Advance(TimeSpan.FromSeconds(30));
    }

    private async Task<(TestAccount Account, long Id, TestSite Site)> AdministratorAsync()
    {
        var account = await host.CreateAccountAsync();
        return (account, account.AdministratorId, await host.SignInAsync(account, account.AdministratorId));
    }
}
