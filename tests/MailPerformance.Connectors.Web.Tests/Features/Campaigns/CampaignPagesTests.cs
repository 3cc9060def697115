using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Campaigns;

/// <summary>The list of campaigns, and the page of one.</summary>
[Collection(SettingsHost.Name)]
public sealed partial class CampaignPagesTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Get_List_ShowsRatesInTheReadersLanguage_LatestFirst_InPages()
    {
        var (account, _) = await host.SetUpAsync();
        var contactId = await account.AddHolderAsync(Permissions.Campaigns);
        await account.ChangeAsync(contactId, contact => contact.RowsPerTable = 2);
        var site = await host.SignInAsync(account, contactId);
        var noon = new DateTime(2026, 6, 20, 22, 30, 0, DateTimeKind.Utc);
        await account.AddCampaignAsync(CampaignState.Validated, noon.AddDays(-1), name: "Un");
        await account.AddCampaignAsync(CampaignState.Validated, noon, name: "Deux");
        await account.AddCampaignAsync(CampaignState.Validated, noon.AddDays(1), name: "Trois");

        var first = await site.GetAsync("/campagnes");
        var last = await site.GetAsync("/campagnes?page=99");

        Assert.Equal(["Trois", "Deux"], first.Column("Nom"));
        Assert.Equal(
            ["Deux", "Validée", "21/06/2026 00:30", "500 / 1 000", "25,0 %", "6,3 %"],
            first.Rows()[1].Select(text => text.Replace('\u202f', ' ').Replace('\u00a0', ' ')));
        Assert.Equal(["Un"], last.Column("Nom"));
        Assert.Contains("3 campagnes", last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_List_IsFiltered_AndKeepsTheFiltersFromPageToPage()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 1);
        var category = await account.AddLabelAsync<Category>("Soldes");
        await account.AddCampaignAsync(CampaignState.Sent, categoryId: category, name: "Été 1");
        await account.AddCampaignAsync(CampaignState.Sent, categoryId: category, name: "Été 2");
        await account.AddCampaignAsync(CampaignState.Draft, categoryId: category, name: "Été 3");
        await account.AddCampaignAsync(CampaignState.Sent, name: "Été 4");

        var page = await admin.GetAsync($"/campagnes?etat=Sent&categorie={category}&recherche=ete");
        var next = await admin.GetAsync(page.Element("a[rel=next]").GetAttribute("href")!);

        Assert.Equal(["Été 1", "Été 2"], page.Texts(".row-name").Concat(next.Texts(".row-name")).Order());
        Assert.Equal("Sent", next.ValueOf("etat"));
        Assert.Contains(
            Words.Web("Campaigns_NoneFound"), (await admin.GetAsync("/campagnes?recherche=absente")).Text, StringComparison.Ordinal);
        PageAssert.Is(HttpStatusCode.BadRequest, await admin.GetAsync("/campagnes?etat=Nulle"));
    }

    [Fact]
    public async Task Get_Campaign_ShowsFiguresChartsCoverAndHistory()
    {
        var (account, admin) = await host.SetUpAsync();
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        var id = await account.AddCampaignAsync(CampaignState.Sending, name: "<b>Été</b>");
        await account.Inside(async core =>
        {
            var campaign = core.Db.Campaigns.Single(found => found.Id == id);
            campaign.Count(
                TestCampaigns.Counts with { Sent = 1000, Delivered = 960, Bounces = 40 }, host.Time.GetUtcNow().UtcDateTime.AddHours(1));
            return await core.Db.SaveChangesAsync();
        });

        var page = await admin.GetAsync($"/campagnes/{id}");
        WriteAssert.Done(await account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));
        var after = await admin.GetAsync($"/campagnes/{id}");

        Assert.Equal("<b>Été</b>", page.Element("h1").TextContent.Trim());
        Assert.Contains("1 personne", page.Text, StringComparison.Ordinal);
        Assert.Equal(4, page.Document.QuerySelectorAll("svg.chart polyline").Length);
        Assert.All(
            page.Document.QuerySelectorAll("svg.chart polyline").Select(line => line.GetAttribute("points")!),
            points => Assert.Matches(Points(), points));
        Assert.Equal(["480", "960"], page.Document.QuerySelectorAll("details tbody tr").Select(row => row.Children[2].TextContent.Trim()));
        Assert.Contains("Interrompue par Sandra Durand", after.Text, StringComparison.Ordinal);
        Assert.Contains("depuis iPhone de test", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Web("Coverage_Title"), after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Campaign_OfAnotherCategoryOrAccount_IsNotFound_AndWithoutTheRightForbidden()
    {
        var (account, admin) = await host.SetUpAsync();
        var (other, _) = await host.SetUpAsync();
        var mine = await account.AddLabelAsync<Category>("Mienne");
        var readerId = await account.AddHolderAsync(Permissions.Campaigns);
        await account.ChooseCategoriesAsync(readerId, mine);
        var reader = await host.SignInAsync(account, readerId);
        var seen = await account.AddCampaignAsync(CampaignState.Sent, categoryId: mine);
        var unseen = await account.AddCampaignAsync(CampaignState.Sent);
        var foreign = await other.AddCampaignAsync(CampaignState.Sent);
        var without = await host.SignInAsync(account, await account.AddDelegateAsync());

        PageAssert.Is(HttpStatusCode.OK, await reader.GetAsync($"/campagnes/{seen}"));
        PageAssert.Is(HttpStatusCode.NotFound, await reader.GetAsync($"/campagnes/{unseen}"));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync($"/campagnes/{foreign}"));
        PageAssert.Is(HttpStatusCode.Forbidden, await without.GetAsync($"/campagnes/{seen}"));
        PageAssert.Is(HttpStatusCode.Forbidden, await without.GetAsync("/campagnes"));
        Assert.Equal(
            ["Mienne"],
            (await reader.GetAsync("/campagnes")).Document.QuerySelectorAll("#categorie option")
                .Skip(1).Select(option => option.TextContent));
    }

    [Fact]
    public async Task Get_Campaign_ThatMovedOften_ShowsTheLatestMoves_AndLeadsToTheJournal()
    {
        var (account, admin) = await host.SetUpAsync();
        var reader = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.Campaigns));
        var id = await account.AddCampaignAsync(CampaignState.Validated);
        var few = await admin.GetAsync($"/campagnes/{id}");
        await account.Inside(async core =>
        {
            var campaign = await core.Db.Campaigns.SingleAsync(found => found.Id == id);
            for (var hour = 1; hour <= 60; hour++)
            {
                campaign.Move(CampaignMoveKind.Reschedule, host.Time.GetUtcNow().UtcDateTime, campaign.ScheduledAt!.Value.AddHours(1));
            }

            return await core.Db.SaveChangesAsync();
        });

        var many = await admin.GetAsync($"/campagnes/{id}");

        Assert.Equal(50, many.Document.QuerySelectorAll(".history li").Length);
        var whole = Assert.Single(many.Document.QuerySelectorAll("a"), link => link.TextContent == Words.Web("Summary_WholeHistory"));
        PageAssert.Is(HttpStatusCode.OK, await admin.GetAsync(whole.GetAttribute("href")!));
        Assert.DoesNotContain(Words.Web("Campaign_HistoryIsCut"), few.Text, StringComparison.Ordinal);
        var without = await reader.GetAsync($"/campagnes/{id}");
        Assert.Contains(Words.Web("Campaign_HistoryIsCut"), without.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Web("Summary_WholeHistory"), without.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CampaignState.Draft)]
    [InlineData(CampaignState.Validated)]
    [InlineData(CampaignState.Sending)]
    [InlineData(CampaignState.Interrupted)]
    public async Task Get_Campaign_InAnyState_SendsAtMostFourCommands(CampaignState state)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCallerAsync();
        var id = await account.AddCampaignAsync(state);

        var commands = await host.Commands.ListenAsync(() => admin.GetAsync($"/campagnes/{id}"));

        Assert.InRange(commands.Count, 1, 4);
    }

    [GeneratedRegex(@"^\d+(\.\d)?,\d+(\.\d)?( \d+(\.\d)?,\d+(\.\d)?)+$")]
    private static partial Regex Points();
}
