using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Lists, and the pages around them, have room for what they say: nothing that matters is cut, hidden or moved.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ListRoomTests(BrowserSite site)
{
    private const string Contacts = "/administration/contacts";
    private const string Connectors = "/parametrages/connecteurs";

    private static readonly int[] Widths = [1280, 1024, 740, 390];
    private static readonly int[] Wide = [1280, 1024];
    private static readonly int[] Narrow = [740, 390];

    private static readonly string LongName = string.Concat(Enumerable.Repeat("Longuenom ", 8)).Trim();

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public Task Headers_privileges_and_reasons_are_never_cut(string language) => site.PlayAsync(async stage =>
    {
        var account = await PeopledAsync();
        await account.Account.ChangeAsync(account.Account.AdministratorId, contact =>
        {
            contact.Language = language;
            contact.ShownColumns = ListColumns.LastSignIn | ListColumns.Giver;
        });
        var visitor = await stage.SignInAsync(account.Administrator);
        foreach (var list in new[] { Contacts, Connectors, "/administration/journal", "/campagnes" })
        {
            await visitor.OpenAsync(list);
            foreach (var width in Widths)
            {
                await visitor.Page.SetViewportSizeAsync(width, 900);
                var cut = await visitor.Page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('.list :is(th,.sort,.cell-right,.cell-state,.cell-where,.cell-day,.cell-date)')]"
                    + ".filter(one => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1).map(one => one.textContent.trim())");
                Assert.True(cut.Length == 0, $"{list} at {width}: {string.Join(" | ", cut)}");
            }
        }
    });

    [Fact]
    public Task Cards_show_what_they_are_sorted_by_and_where_it_is_chosen() => site.PlayAsync(async stage =>
    {
        var account = await PeopledAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        foreach (var width in Narrow)
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            await visitor.OpenAsync(Contacts + "?tri=fin&sens=desc");

            await Expect(visitor.Page.Locator("th[aria-sort] .sort")).ToBeInViewportAsync(new() { Ratio = 1 });
            var day = visitor.Row("Nouvelle").Locator(".cell-day");
            await Expect(day).ToBeVisibleAsync();
            await Expect(day).ToContainTextAsync("/");
            var label = await day.EvaluateAsync<string>("day => getComputedStyle(day, '::before').content");
            Assert.StartsWith(width == 390 ? "\"Fin" : "\"Fin de validité", label);
        }
    });

    [Fact]
    public Task Campaigns_are_named_in_full_on_a_phone() => site.PlayAsync(async stage =>
    {
        var account = await PeopledAsync();
        await account.Account.AddCampaignAsync(
            CampaignState.Validated, DateTime.UtcNow.AddDays(1), name: "Enquête de satisfaction de novembre");
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.Page.SetViewportSizeAsync(390, 900);
        await visitor.OpenAsync("/campagnes");

        var name = visitor.Link("Enquête de satisfaction de novembre");
        Assert.True(await name.EvaluateAsync<bool>("name => name.scrollHeight <= name.clientHeight + 1"));
        Assert.InRange((await visitor.Link(LongName).BoundingBoxAsync())!.Height, 30, 45);
        await Expect(visitor.Row("Enquête").Locator(".cell-date")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Entries_of_the_journal_have_no_empty_line_on_a_phone() => site.PlayAsync(async stage =>
    {
        var account = await PeopledAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.Page.SetViewportSizeAsync(700, 900);
        await visitor.OpenAsync("/administration/journal");

        var gaps = await visitor.Page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('.list tbody tr')].map(row => {"
            + " const [line, time] = ['.journal-line', '.cell-date time'].map(one => row.querySelector(one).getBoundingClientRect());"
            + " return time.top - line.bottom; })");
        Assert.True(gaps.Max() < 8, $"{gaps.Max()} px between a sentence and its date");
        Assert.Equal(0, await visitor.Page.Locator(".cell-where .none").Locator("visible=true").CountAsync());
    });

    [Fact]
    public Task Decisions_of_a_review_are_on_one_line() => site.PlayAsync(async stage =>
    {
        var account = await PeopledAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync("/administration/revue");
        await visitor.Button("Commencer une revue").ClickAsync();
        var form = visitor.Page.Locator(".review-decision form:has(button:nth-of-type(3))").First;
        foreach (var width in Wide)
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            var tops = await form.EvaluateAsync<double[]>(
                "form => [...form.querySelectorAll('button')].map(button => button.getBoundingClientRect().top)");
            Assert.Equal(3, tops.Length);
            Assert.Single(tops.Distinct());
        }
    });

    [Fact]
    public Task Nothing_moves_when_the_export_opens_on_a_phone() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.Page.SetViewportSizeAsync(390, 900);
        await visitor.OpenAsync("/administration/roles");
        var (create, export) = (visitor.Link("Créer un rôle"), visitor.Page.Locator("#exporter > summary"));
        var before = (await BoxAsync(create), await BoxAsync(export));

        await export.ClickAsync();

        await Expect(visitor.Button("XLSX (Excel)")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal(before, (await BoxAsync(create), await BoxAsync(export)));
    });

    [Fact]
    public Task Tabs_and_the_way_back_are_in_sight_on_a_phone() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var id = await account.AddPersonAsync("Jezo", LongName);
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.Page.SetViewportSizeAsync(390, 900);
        await visitor.OpenAsync($"{Contacts}/{id}/segments");

        foreach (var tab in await visitor.Page.Locator(".page-tabs a").AllAsync())
        {
            await Expect(tab).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        var back = await visitor.Page.Locator(".form-actions .action-text").BoundingBoxAsync();
        Assert.True(back!.Width > 50, $"{back.Width} px");
    });

    private static async Task<(float X, float Y, float Width)> BoxAsync(ILocator one)
    {
        var box = (await one.BoundingBoxAsync())!;
        return (box.X, box.Y, box.Width);
    }

    // People, connectors and campaigns in all that makes a row wide.
    private async Task<StoryAccount> PeopledAsync()
    {
        var account = await site.CreateAccountAsync();
        await account.Account.AddCrowdAsync(5);
        await account.Account.AddConnectorAsync(await account.AddPersonAsync("Jezo", LongName), ConnectorPrivilege.ReadWrite);
        var blocked = await account.AddPersonAsync("Bloquée", "Nom");
        await account.Account.AddConnectorAsync(blocked, ConnectorPrivilege.ReadWrite);
        await account.Account.ChangeAsync(blocked, contact => contact.LockedAt = DateTime.UtcNow);
        await account.Account.ChangeAsync(
            await account.AddPersonAsync("Nouvelle", "Nom"), contact => contact.PasswordHash = null);
        await account.Account.AddCampaignAsync(CampaignState.Validated, DateTime.UtcNow.AddDays(1), name: LongName);
        return account;
    }
}
