using MailPerformance.Connectors.Core.Connectors;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>Beyond a thousand connectors nothing is counted to the end unasked, and pages begin at places.</summary>
[Collection(SettingsHost.Name)]
public sealed class LargeListTests(ConnectorsFactory host)
{
    private const string Url = "/parametrages/connecteurs";
    private const int Connectors = 1_030;
    private const int PageSize = 100;

    [Fact]
    public async Task Get_Counts_StopAtABound_AndGoToTheEndWhenAsked()
    {
        var (account, admin) = await LargeAsync();

        var page = await admin.GetAsync(Url);
        var exact = await admin.GetAsync(page.Document.QuerySelectorAll("main a")
            .Single(link => link.TextContent == "Compter exactement").GetAttribute("href")!);

        Assert.Equal("plus de 1 000 connecteurs configurés", Plain(page.Element(".platform-count").TextContent));
        Assert.Equal("343 activés · 0 suspendu", Plain(page.Element(".platform-detail").TextContent));
        Assert.Equal("1 030 connecteurs configurés", Plain(exact.Element(".platform-count").TextContent));
        Assert.DoesNotContain("Compter exactement", exact.Text);

        await account.SetOptionAsync(false);
        Assert.Equal("0 activé · plus de 1 000 suspendus", Plain((await admin.GetAsync(Url)).Element(".platform-detail").TextContent));
    }

    [Fact]
    public async Task Get_FirstPage_SaysMoreThanTheBound()
    {
        var (_, admin) = await LargeAsync();

        Assert.Equal(
            ["plus de 1 000", "686", "0"],
            (await admin.GetAsync("/")).Document.QuerySelectorAll(".card-figure").Select(figure => Plain(figure.TextContent)));
    }

    [Theory]
    [InlineData("nom", "asc")]
    [InlineData("privilege", "desc")]
    [InlineData("activation", "asc")]
    [InlineData("activation", "desc")]
    public async Task Get_PagesOneAfterAnother_AreTheWholeOrder_InBothDirections(string sort, string direction)
    {
        var (account, admin) = await LargeAsync();
        var order = new Web.Features.Settings.Connectors.ConnectorListQuery { Sort = sort }.Order;
        var all = await account.Inside(core => order.Sort(core.Db.MobileConnectors, direction == "desc")
            .Select(connector => connector.Contact.UserName!).ToListAsync());

        var first = await admin.GetAsync($"{Url}?plateforme=iphone&tri={sort}&sens={direction}");
        var last = await admin.GetAsync(first.Element("a[rel=last]").GetAttribute("href")!);

        Assert.Equal(all, await WalkAsync(admin, first, "next"));
        Assert.Equal(all, await WalkAsync(admin, last, "prev"));
        Assert.Equal(all.TakeLast(PageSize), last.Logins());
        Assert.False(first.Shows("a[rel=prev]") || last.Shows("a[rel=next]"));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(10, 9)]
    [InlineData(11, 10)]
    [InlineData(999_999, 10)]
    public async Task Get_NumberOfAPage_IsThatPage(int number, int full)
    {
        var (account, admin) = await LargeAsync();
        var all = await account.Inside(core => ConnectorOrder.ByLastName.Sort(core.Db.MobileConnectors, false)
            .Select(connector => connector.Contact.UserName!).ToListAsync());

        var page = await admin.GetAsync($"{Url}?plateforme=iphone&page={number}");

        Assert.Equal(all.Skip(full * PageSize).Take(PageSize), page.Logins());
    }

    [Fact]
    public async Task Get_BehindAConnectorThatIsGone_IsTheFirstPage()
    {
        var (_, admin) = await LargeAsync();

        var page = await admin.GetAsync(Url + "?plateforme=iphone&apres=999999999");

        Assert.Equal((await admin.GetAsync(Url)).Logins(), page.Logins());
    }

    private static async Task<List<string>> WalkAsync(TestSite site, TestPage page, string rel)
    {
        var found = new List<string>();
        while (true)
        {
            found.InsertRange(rel == "next" ? found.Count : 0, page.Logins());
            if (!page.Shows($"a[rel={rel}]"))
            {
                return found;
            }

            page = await site.GetAsync(page.Element($"a[rel={rel}]").GetAttribute("href")!);
        }
    }

    private static string Plain(string text) => text.Replace('\u202F', ' ').Replace('\u00A0', ' ').Trim();

    private async Task<(TestAccount Account, TestSite Admin)> LargeAsync()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(2 * Connectors);
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = PageSize);
        return (account, admin);
    }
}
