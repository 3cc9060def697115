using MailPerformance.Connectors.Core.Connectors;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>Beyond a thousand connectors nothing is counted to the end unasked, and pages begin at places.</summary>
public sealed class LargeListTests(LargeListTests.LargeFactory host) : IClassFixture<LargeListTests.LargeFactory>
{
    private const string Url = "/parametrages/connecteurs";
    private const int Connectors = 1_030;
    private const int PageSize = 100;

    private TestAccount Account => host.Account;

    private TestSite Admin => host.Admin;

    [Fact]
    public async Task Get_Counts_StopAtABound_AndGoToTheEndWhenAsked()
    {
        var page = await Admin.GetAsync(Url);
        var exact = await Admin.GetAsync(page.Document.QuerySelectorAll("main a")
            .Single(link => link.TextContent == "Compter exactement").GetAttribute("href")!);

        Assert.Equal("plus de 1 000 connecteurs configurés", Plain(page.Element(".platform-count").TextContent));
        Assert.Equal("343 activés · 0 suspendu", Plain(page.Element(".platform-detail").TextContent));
        Assert.Equal("1 030 connecteurs configurés", Plain(exact.Element(".platform-count").TextContent));
        Assert.DoesNotContain("Compter exactement", exact.Text);

        await Account.SetOptionAsync(false);
        var off = await Admin.GetAsync(Url);
        await Account.SetOptionAsync(true);
        Assert.Equal("0 activé · plus de 1 000 suspendus", Plain(off.Element(".platform-detail").TextContent));
    }

    [Fact]
    public async Task Get_FirstPage_SaysMoreThanTheBound()
    {
        Assert.Equal(
            ["plus de 1 000", "686", "0"],
            (await Admin.GetAsync("/")).Document.QuerySelectorAll(".card-figure").Select(figure => Plain(figure.TextContent)));
    }

    [Theory]
    [InlineData("nom", "asc")]
    [InlineData("privilege", "desc")]
    [InlineData("activation", "asc")]
    [InlineData("activation", "desc")]
    public async Task Get_PagesOneAfterAnother_AreTheWholeOrder_InBothDirections(string sort, string direction)
    {
        var order = new Web.Features.Settings.Connectors.ConnectorListQuery { Sort = sort }.Order;
        var all = await Account.Inside(core => order.Sort(core.Db.MobileConnectors, direction == "desc")
            .Select(connector => connector.Contact.UserName!).ToListAsync());

        var first = await Admin.GetAsync($"{Url}?plateforme=iphone&tri={sort}&sens={direction}");
        var last = await Admin.GetAsync(first.Element("a[rel=last]").GetAttribute("href")!);

        Assert.Equal(all, await WalkAsync(Admin, first, "next"));
        Assert.Equal(all, await WalkAsync(Admin, last, "prev"));
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
        var all = await Account.Inside(core => ConnectorOrder.ByLastName.Sort(core.Db.MobileConnectors, false)
            .Select(connector => connector.Contact.UserName!).ToListAsync());

        var page = await Admin.GetAsync($"{Url}?plateforme=iphone&page={number}");

        Assert.Equal(all.Skip(full * PageSize).Take(PageSize), page.Logins());
    }

    [Fact]
    public async Task Get_BehindAConnectorThatIsGone_IsTheFirstPage()
    {
        var page = await Admin.GetAsync(Url + "?plateforme=iphone&apres=999999999");

        Assert.Equal((await Admin.GetAsync(Url)).Logins(), page.Logins());
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

    /// <summary>With one account for all, which no test leaves changed.</summary>
    public sealed class LargeFactory : ConnectorsFactory, IAsyncLifetime
    {
        public TestAccount Account { get; private set; } = null!;

        public TestSite Admin { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            (Account, Admin) = await this.SetUpAsync();
            await Account.AddCrowdAsync(2 * Connectors);
            await Account.ChangeAsync(Account.AdministratorId, contact => contact.RowsPerTable = PageSize);
        }

        Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
    }
}
