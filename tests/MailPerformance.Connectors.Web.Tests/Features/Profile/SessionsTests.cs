using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Profile;

/// <summary>« Qui suis-je ? » and the browsers in which one is signed in.</summary>
[Collection(AdministrationHost.Name)]
public sealed class SessionsTests(ConnectorsFactory host)
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Edg/140.0";

    [Fact]
    public async Task Get_TellsWhoOneIs()
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);
        var me = await account.FindAsync(account.AdministratorId);

        var page = await site.GetAsync("/profil");

        var facts = page.Element("dl.facts").TextContent;
        Assert.Contains(me.FirstName + " " + me.LastName, facts);
        Assert.Contains(me.UserName!, facts);
        Assert.Contains(me.Email!, facts);
        Assert.Contains("Administrateur", facts);
    }

    [Fact]
    public async Task Get_ShowsEachBrowser_ThisOneFirst_AndNobodyElses()
    {
        var (account, id, here) = await ContactAsync(Firefox);
        await SignInAsync(account, id, Edge);
        await account.AddSessionAsync(account.AdministratorId, "Opera, macOS");

        var rows = (await here.GetAsync("/profil")).Document.QuerySelectorAll("#sessions tbody tr");

        Assert.Equal(2, rows.Length);
        Assert.Contains("Firefox, Linux", rows[0].TextContent);
        Assert.Contains(Words.Web("Sessions_This"), rows[0].TextContent);
        Assert.Contains("Edge, Windows", rows[1].TextContent);
        Assert.Single(await account.SessionsAsync(id), session => session.Browser == "Edge, Windows");
    }

    [Fact]
    public async Task Post_End_TakesEffectWithTheNextRequestOfThatSession_AndIsInTheJournal()
    {
        var (account, id, here) = await ContactAsync(Firefox);
        var there = await SignInAsync(account, id, Edge);
        var other = (await account.SessionsAsync(id)).Single(session => session.Browser == "Edge, Windows");
        var action = $"/profil/sessions/{other.Id}/deconnecter";

        var answer = await here.SubmitAsync("/profil", _ => { }, action);

        PageAssert.RedirectsTo("/profil#sessions", answer);
        Assert.Contains(Words.Web("Sessions_Ended"), (await here.GetAsync("/profil")).Text);
        Assert.Contains("/connexion", (await there.GetAsync("/profil")).Location);
        var kinds = await account.Inside(core => core.Db.JournalNotes.Select(note => note.Kind).ToListAsync());
        Assert.Contains(JournalKind.SessionEnded, kinds);
        Assert.Equal(HttpStatusCode.NotFound, (await here.PostByHandAsync(action, _ => { })).Status);
    }

    [Fact]
    public async Task Post_EndOthers_LeavesThisOneAlone_AndOtherContacts()
    {
        var (account, id, here) = await ContactAsync(Firefox);
        var there = await SignInAsync(account, id, Edge);
        var administrator = await host.SignInAsync(account, account.AdministratorId);

        var answer = await here.SubmitAsync("/profil", _ => { }, "/profil/sessions/autres/deconnecter");

        PageAssert.RedirectsTo("/profil#sessions", answer);
        PageAssert.Is(HttpStatusCode.OK, await here.GetAsync("/profil"));
        PageAssert.Is(HttpStatusCode.OK, await administrator.GetAsync("/profil"));
        Assert.Contains("/connexion", (await there.GetAsync("/profil")).Location);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_End_InASessionThatSomebodyLeftOpen_AsksForThePassword(bool isOfAllOthers)
    {
        var (account, id, here) = await ContactAsync(Firefox);
        var there = await SignInAsync(account, id, Edge);
        var other = (await account.SessionsAsync(id)).Single(session => session.Browser == "Edge, Windows");
        var action = $"/profil/sessions/{(isOfAllOthers ? "autres" : $"{other.Id}")}/deconnecter";
        host.Time.Advance(Actor.ProofLifetime + TimeSpan.FromSeconds(1));

        var question = await here.SubmitAsync("/profil", _ => { }, action);

        PageAssert.Is(HttpStatusCode.Forbidden, question);
        PageAssert.Is(HttpStatusCode.OK, await there.GetAsync("/profil"));
        PageAssert.RedirectsTo(
            "/profil#sessions", await here.SubmitAsync(question, form => form.Set(SessionProof.PasswordField, Sample.Password), action));
        Assert.Contains("/connexion", (await there.GetAsync("/profil")).Location);
    }

    [Fact]
    public async Task Post_End_AnothersSession_IsNotFound_AndGoesOn()
    {
        var (account, id, here) = await ContactAsync(Firefox);
        var administrator = await host.SignInAsync(account, account.AdministratorId);
        var others = (await account.SessionsAsync(account.AdministratorId))[0];

        var answer = await account.UnchangedBy(() => here.PostByHandAsync($"/profil/sessions/{others.Id}/deconnecter", _ => { }));

        PageAssert.Is(HttpStatusCode.NotFound, answer);
        PageAssert.Is(HttpStatusCode.OK, await administrator.GetAsync("/"));
        Assert.Single(await account.SessionsAsync(id));
    }

    [Fact]
    public async Task Get_AfterANewPassword_ShowsNoneThatHasEndedWithIt()
    {
        var (account, id, here) = await ContactAsync(Firefox);
        await SignInAsync(account, id, Edge);
        await here.SubmitAsync(
            "/profil",
            form =>
            {
                form.Set("Present", Sample.Password);
                form.Set("Password", "Encore-sept-iris-2027!");
                form.Set("Confirmation", "Encore-sept-iris-2027!");
            },
            "/profil/mot-de-passe");

        Assert.Single((await here.GetAsync("/profil")).Document.QuerySelectorAll("#sessions tbody tr"));
    }

    [Fact]
    public async Task LastUse_IsKeptBesideRequests_EveryFewMinutesAtMost()
    {
        var (account, id, here) = await ContactAsync(Firefox);
        var opened = (await account.SessionsAsync(id))[0].LastUsedAt;
        await here.GetAsync("/profil");
        Assert.Equal(0, await host.InScope(core => core.SessionUses.KeepAsync()));

        host.Time.Advance(Session.UseInterval + TimeSpan.FromSeconds(1));
        await account.UnchangedBy(() => here.GetAsync("/profil"));
        Assert.True(await host.InScope(core => core.SessionUses.KeepAsync()) >= 1);

        Assert.True((await account.SessionsAsync(id))[0].LastUsedAt > opened);
    }

    [Fact]
    public async Task Prune_TakesWhatNobodyCanUseAnyMore()
    {
        var (account, id, _) = await ContactAsync(Firefox);
        host.Time.Advance(TimeSpan.FromDays(2));

        await host.InScope(core => core.Sessions.PruneAsync(TimeSpan.FromDays(1)));

        Assert.Empty(await account.SessionsAsync(id));
    }

    private async Task<(TestAccount Account, long Id, TestSite Site)> ContactAsync(string agent)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        return (account, id, await SignInAsync(account, id, agent));
    }

    private async Task<TestSite> SignInAsync(TestAccount account, long id, string agent)
    {
        var site = host.Anonymous();
        site.Client.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        var login = (await account.FindAsync(id)).UserName!;
        await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", Sample.Password);
        });
        return site;
    }
}
