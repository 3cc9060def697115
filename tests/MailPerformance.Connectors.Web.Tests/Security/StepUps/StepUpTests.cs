using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Tests.Security.StepUps;

/// <summary>The page that asks for the password again, carries the post, and sends it again.</summary>
[Collection(MobileHost.Name)]
public sealed class StepUpTests(ConnectorsFactory host)
{
    private const string Password = SessionProof.PasswordField;

    public static TheoryData<string> All => [.. StepUpCase.Names];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Post_TenMinutesAfterSigningIn_IsCarriedOut(string name)
    {
        var (post, admin) = await StartAsync(name, Actor.ProofLifetime);

        PageAssert.RedirectsTo(post.Then, await post.SendAsync(admin));
        Assert.True(await post.IsDone());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Post_Later_IsAskedAbout_AndCarriedOutWithAllThatWasTyped_WhenThePasswordIsRight(string name)
    {
        var (post, admin) = await StartAsync(name);

        var asked = await post.Account.UnchangedBy(() => post.SendAsync(admin));
        PageAssert.Is(HttpStatusCode.Forbidden, asked);
        Assert.Equal(Words.Web("StepUp_Title"), asked.Element("h1").TextContent);
        Assert.Equal(post.Reason, asked.Element(".notice-title").TextContent);
        Assert.False(asked.Shows("[name=ProofCode]"));
        Assert.True(asked.Element("[name=ProofPassword]").HasAttribute("required"));

        PageAssert.RedirectsTo(post.Then, await admin.SubmitAsync(asked, form => form.Set(Password, Sample.Password), post.Address));
        Assert.True(await post.IsDone());

        // Proved once, it holds for what comes next.
        var next = await StepUpCase.CreateAsync(host, "validity");
        PageAssert.Is(HttpStatusCode.Redirect, await next.SendAsync(admin));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Post_WithAWrongPassword_Is400AtTheField_AndStillCarriesAll(string name)
    {
        var (post, admin) = await StartAsync(name);
        var asked = await post.SendAsync(admin);

        var wrong = await post.Account.UnchangedBy(
            () => admin.SubmitAsync(asked, form => form.Set(Password, "ma phrase secrète"), post.Address));
        PageAssert.FieldError(wrong, Password, Words.Core("Identity_PasswordMismatch"));
        Assert.Equal(post.Reason, wrong.Element(".notice-title").TextContent);
        Assert.DoesNotContain("ma phrase secrète", WebUtility.HtmlDecode(wrong.Html), StringComparison.Ordinal);
        var empty = await post.Account.UnchangedBy(() => admin.SubmitAsync(wrong, form => form.Set(Password, ""), post.Address));
        PageAssert.FieldError(empty, Password, Words.Web("Password_PresentRequired"));
        var done = await admin.SubmitAsync(empty, form => form.Set(Password, Sample.Password), post.Address);

        PageAssert.RedirectsTo(post.Then, done);
        Assert.True(await post.IsDone());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Post_OfTheHiddenFieldsAlone_IsAskedAboutAgain(string name)
    {
        var (post, admin) = await StartAsync(name);
        var asked = await post.SendAsync(admin);

        var again = await post.Account.UnchangedBy(() => admin.SubmitAsync(asked, form =>
        {
            form.Remove(Password);
            form.Set(FreshProofRule.Field, "true");
        }, post.Address));

        PageAssert.Is(HttpStatusCode.Forbidden, again);
        Assert.False(await post.IsDone());
    }

    [Fact]
    public async Task Post_OfAScript_IsAskedAboutAsWell_AndMayBringThePasswordAtOnce()
    {
        var (post, admin) = await StartAsync("on");

        var asked = await post.Account.UnchangedBy(() => admin.PostByHandAsync(post.Address, post.Fill));
        PageAssert.Is(HttpStatusCode.Forbidden, asked);
        Assert.Equal("/", asked.Element(".form-actions a").GetAttribute("href"));
        PageAssert.RedirectsTo(post.Then, await admin.PostByHandAsync(post.Address, form =>
        {
            post.Fill(form);
            form.Set(Password, Sample.Password);
        }));
    }

    [Fact]
    public async Task FiveWrongOnes_KeepTheSessionOut_AlsoWithARightOne_AndNobodyFromSigningIn()
    {
        var (post, admin) = await StartAsync("on");
        var asked = await post.SendAsync(admin);
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            asked = await admin.SubmitAsync(asked, form => form.Set(Password, "wrong"), post.Address);
        }

        var kept = await post.Account.UnchangedBy(
            () => admin.SubmitAsync(asked, form => form.Set(Password, Sample.Password), post.Address));

        PageAssert.FieldError(kept, Password, Words.Core("Password_KeptOut", 15));
        var elsewhere = await host.SignInAsync(post.Account, post.Account.AdministratorId);
        PageAssert.RedirectsTo(post.Then, await post.SendAsync(elsewhere));
    }

    [Fact]
    public async Task WithoutTheRight_OrInAnotherAccount_NobodyIsAsked_WhateverTheyBring()
    {
        var (post, admin) = await StartAsync("administrator");
        var (option, other) = await StartAsync("on");
        var holder = await host.SignInAsync(post.Account, await post.Account.AddDelegateAsync());
        host.Time.Advance(Actor.ProofLifetime + TimeSpan.FromSeconds(1));

        foreach (var password in new[] { null, "wrong", Sample.Password })
        {
            void Fill(TestForm form)
            {
                post.Fill(form);
                option.Fill(form);
                form.Set("Original", "[]");
                if (password is not null)
                {
                    form.Set(Password, password);
                }
            }

            foreach (var (site, address, status) in new[]
            {
                (other, post.Address, HttpStatusCode.NotFound),
                (holder, post.Address, HttpStatusCode.Forbidden),
                (holder, option.Address, HttpStatusCode.Forbidden),
            })
            {
                var page = await post.Account.UnchangedBy(() => site.PostByHandAsync(address, Fill));
                PageAssert.Is(status, page);
                Assert.False(page.Shows("[name=ProofPassword]"));
            }
        }

        PageAssert.Is(HttpStatusCode.Forbidden, await post.SendAsync(admin));
    }

    [Fact]
    public async Task Coverage_IsAskedAboutAfterwards_WithoutThePassword_AndConsentOutlivesTheQuestion()
    {
        var (post, admin) = await StartAsync("off");
        await post.Account.AddCallerAsync();
        await post.Account.AddCampaignAsync(CampaignState.Sending);

        admin.Client.DefaultRequestHeaders.Referrer = new Uri(admin.Client.BaseAddress!, post.Page + "?a=1");
        var asked = await post.SendAsync(admin);
        admin.Client.DefaultRequestHeaders.Referrer = null;
        PageAssert.Is(HttpStatusCode.Forbidden, asked);
        var uncovered = await admin.SubmitAsync(asked, form => form.Set(Password, Sample.Password), post.Address);
        PageAssert.Is(HttpStatusCode.Conflict, uncovered);
        Assert.DoesNotContain(Sample.Password, uncovered.Html, StringComparison.Ordinal);
        Assert.Equal(post.Page + "?a=1", uncovered.Element("form a.button").GetAttribute("href"));

        host.Time.Advance(Actor.ProofLifetime + TimeSpan.FromSeconds(1));
        var again = await admin.SubmitAsync(uncovered, form => form.Set(StopCoverageRule.Field, "true"), post.Address);
        PageAssert.Is(HttpStatusCode.Forbidden, again);
        PageAssert.RedirectsTo(post.Then, await admin.SubmitAsync(again, form => form.Set(Password, Sample.Password), post.Address));
        Assert.True(await post.IsDone());
    }

    [Fact]
    public async Task Settings_ThatAreNotOfSecurity_AreSavedWithoutAsking()
    {
        var (post, admin) = await StartAsync("validity");

        PageAssert.RedirectsTo(post.Page, await admin.SubmitAsync(post.Page, form => form.Set("DefaultRowsPerTable", "50")));
    }

    [Fact]
    public async Task Page_LeadsBackWhereThePostCameFrom_AndNowhereElse()
    {
        var (post, admin) = await StartAsync("on from the first page");
        var asked = await post.SendAsync(admin);

        foreach (var (carried, shown) in new[] { ("/profil", "/profil"), ("//ailleurs.exemple", "/"), ("javascript:alert(1)", "/") })
        {
            var page = await admin.SubmitAsync(asked, form => form.Set("BackAddress", carried), post.Address);
            Assert.Equal(shown, page.Element(".form-actions a").GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Page_OfAnEnglishReader_IsEnglish()
    {
        var (post, admin) = await StartAsync("on");
        await post.Account.ChangeAsync(post.Account.AdministratorId, contact => contact.Language = "en");

        var asked = await post.SendAsync(admin);
        var wrong = await admin.SubmitAsync(asked, form => form.Set(Password, "wrong"), post.Address);

        Assert.Equal("Confirm that it is you", asked.Element("h1").TextContent);
        Assert.Equal(
            "You are about to turn the option “Mobile connectors” on for the whole account.", asked.Element(".notice-title").TextContent);
        Assert.Contains("for more than 10 minutes", asked.Text, StringComparison.Ordinal);
        PageAssert.FieldError(wrong, Password, "The current password is not right.");
    }

    private async Task<(StepUpCase Case, TestSite Admin)> StartAsync(string name, TimeSpan? after = null)
    {
        var post = await StepUpCase.CreateAsync(host, name);
        var admin = await host.SignInAsync(post.Account, post.Account.AdministratorId);
        host.Time.Advance(after ?? (Actor.ProofLifetime + TimeSpan.FromSeconds(1)));
        return (post, admin);
    }
}
