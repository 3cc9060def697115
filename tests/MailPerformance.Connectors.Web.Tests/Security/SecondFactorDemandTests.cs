using MailPerformance.Connectors.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>An account that requires a second factor: the days of grace, then nothing but the page that leads to one.</summary>
[Collection(AdministrationHost.Name)]
public sealed class SecondFactorDemandTests(ConnectorsFactory host)
{
    private const string Page = "/profil/double-authentification";

    [Fact]
    public async Task Setting_IsSaved_ShowsWhoHasNone_AndStartsTheGrace()
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);
        Assert.Contains(Words.Web("Account_SecondFactorWithout_one", "1"), (await site.GetAsync("/parametrages/compte")).Text);

        await SetAsync(site, "Everybody", "3");

        var kept = await account.Inside(core => core.Db.Accounts.SingleAsync());
        Assert.Equal((SecondFactorDemand.Everybody, 3), (kept.SecondFactorFor, kept.SecondFactorGraceDays));
        Assert.NotNull(kept.SecondFactorSince);
        Assert.Contains(Words.Web("Demand_Title"), (await site.GetAsync("/")).Text);
    }

    [Theory]
    [InlineData("31")]
    [InlineData("-1")]
    public async Task Setting_OutOfBounds_SaysSoAtTheField(string days)
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);

        var page = await site.SubmitAsync("/parametrages/compte", form => form.Set("SecondFactorGraceDays", days));

        PageAssert.FieldError(page, "SecondFactorGraceDays", Words.Core("Account_SecondFactorGraceDays", 30));
    }

    [Fact]
    public async Task Grace_IsShownOnEachPage_AndThenNothingElseIsReached()
    {
        var (account, id, site) = await DemandedAsync(SecondFactorDemand.Everybody, 2);
        Assert.Contains(Words.Web("Demand_Days_other", "2"), (await site.GetAsync("/")).Text);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains(Words.Web("Demand_Days_other", "2"), (await site.GetAsync("/")).Text);
        host.Time.Advance(TimeSpan.FromDays(1));
        Assert.Contains(Words.Web("Demand_Days_one"), (await (await host.SignInAsync(account, id)).GetAsync("/")).Text);

        host.Time.Advance(TimeSpan.FromDays(1));
        site = await host.SignInAsync(account, id);

        PageAssert.RedirectsTo(Page, await site.GetAsync("/"));
        PageAssert.RedirectsTo(Page, await site.GetAsync("/profil"));
        PageAssert.RedirectsTo(
            Page, await account.UnchangedBy(() => site.PostByHandAsync("/profil/colonnes", form => form.Set("Column", "Phone"))));
        var page = await site.GetAsync(Page);
        PageAssert.Is(HttpStatusCode.OK, page);
        Assert.Contains(Words.Web("Demand_Now"), page.Text);
        PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/deconnexion"));
    }

    [Fact]
    public async Task EveryOtherPage_LeadsToIt()
    {
        var (account, _, _) = await DemandedAsync(SecondFactorDemand.Everybody, 0);
        var site = await host.SignInAsync(account, account.AdministratorId);
        string[] through = [Page, "/deconnexion"];

        foreach (var row in EndpointTable.Rows.Where(row =>
            row is { Method: "GET", Kind: TargetKind.None } && row.ExpectedOf(Person.Anonymous) == "login"
            && !through.Contains(row.Route) && !row.Route.StartsWith("/aide", StringComparison.Ordinal)))
        {
            var answer = await site.GetAsync(row.AddressFor(new Target(account, 1, null)));
            Assert.True(
                answer.Location == Page || answer.Location?.StartsWith("/connexion", StringComparison.Ordinal) == true
                || answer.Status is HttpStatusCode.Forbidden || row.Route.StartsWith("/connexion", StringComparison.Ordinal),
                $"{row.Name}: {(int)answer.Status} {answer.Location}");
        }

        // Help says how to get one.
        PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/aide"));
    }

    [Fact]
    public async Task OfAdministrators_ItIsNotRequiredOfOthers()
    {
        var (account, _, site) = await DemandedAsync(SecondFactorDemand.Administrators, 0);

        PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/"));
        PageAssert.RedirectsTo(Page, await (await host.SignInAsync(account, account.AdministratorId)).GetAsync("/"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhoeverHasOne_GoesOn(bool withPasskey)
    {
        var (account, id, site) = await DemandedAsync(SecondFactorDemand.Everybody, 0);
        PageAssert.RedirectsTo(Page, await site.GetAsync("/"));
        if (withPasskey)
        {
            await account.AddPasskeyAsync(id);
        }
        else
        {
            await account.AddSecondFactorAsync(id);
        }

        // That ended the session.
        var me = await host.InScope(core => core.SignedIn.FindAsync(id));
        Assert.Null(me!.SecondFactorDueAt);
    }

    [Fact]
    public async Task NewContacts_HaveTheirOwnGrace()
    {
        var (account, _, _) = await DemandedAsync(SecondFactorDemand.Everybody, 5);
        host.Time.Advance(TimeSpan.FromDays(6));
        var late = await account.AddContactAsync();

        PageAssert.Is(HttpStatusCode.OK, await (await host.SignInAsync(account, late)).GetAsync("/"));
    }

    [Fact]
    public async Task AnApp_IsNotLetInEither()
    {
        var (_, _, site) = await DemandedAsync(SecondFactorDemand.Everybody, 0);

        PageAssert.RedirectsTo(Page, await site.GetAsync(new TestPhone(host).AuthorizeAddress));
    }

    private static async Task SetAsync(TestSite site, string demand, string days)
    {
        var answer = await site.SubmitAsync("/parametrages/compte", form =>
        {
            form.Set("SecondFactorFor", demand);
            form.Set("SecondFactorGraceDays", days);
        });
        PageAssert.RedirectsTo("/parametrages/compte", answer);
    }

    private async Task<(TestAccount Account, long Id, TestSite Site)> DemandedAsync(SecondFactorDemand demand, int days)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var site = await host.SignInAsync(account, id);
        DateTime? now = host.Time.GetUtcNow().UtcDateTime;
        await account.Inside(core => core.Db.Accounts.ExecuteUpdateAsync(set => set
            .SetProperty(found => found.SecondFactorFor, demand)
            .SetProperty(found => found.SecondFactorGraceDays, days)
            .SetProperty(found => found.SecondFactorSince, now)));
        return (account, id, site);
    }
}
