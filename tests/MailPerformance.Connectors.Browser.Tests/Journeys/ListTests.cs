using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Labels;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>How lists look and are used: one line for each row, cards on a phone, filters, the menu of a row, the way back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ListTests(BrowserSite site)
{
    private const string Contacts = "/administration/contacts";
    private const string Connectors = "/parametrages/connecteurs";

    private static readonly string[] Lists =
    [
        Contacts, Contacts + "?tri=fin&filtre=ouvert&recherche=nom", Connectors, "/administration/roles", "/administration/groupes",
        "/campagnes", "/administration/journal", "/profil",
    ];

    private static readonly string LongName = string.Concat(Enumerable.Repeat("Longuenom ", 8)).Trim();

    [Fact]
    public Task Rows_are_of_one_line_and_cards_are_low_whatever_the_names() => site.PlayAsync(async stage =>
    {
        var account = await CrowdedAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        foreach (var (width, most) in new[] { (1200, 44.5), (390, 90.0) })
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            foreach (var list in new[] { Contacts, Connectors, "/administration/groupes", "/administration/roles" })
            {
                await visitor.OpenAsync(list);
                var heights = await visitor.Page.EvaluateAsync<double[]>(
                    "() => [...document.querySelectorAll('.list tbody tr')].map(row => row.getBoundingClientRect().height)");
                Assert.NotEmpty(heights);
                Assert.True(heights.Max() <= most, $"{list} at {width}: {heights.Max()} px");
            }
        }

        await visitor.OpenAsync(Contacts);
        var height = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        Assert.True(height <= 2000, $"{height} px");
        Assert.Equal(20, await visitor.Page.Locator(".list tbody tr").CountAsync());
    });

    [Fact]
    public Task Nothing_scrolls_to_the_side_at_any_width() => site.PlayAsync(async stage =>
    {
        var account = await CrowdedAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        foreach (var list in Lists)
        {
            await visitor.OpenAsync(list);
            for (var width = 320; width <= 1280; width += 80)
            {
                await visitor.Page.SetViewportSizeAsync(width, 800);
                var wider = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
                Assert.True(wider <= 0, $"{list} at {width}: {wider} px too wide");
            }

            await visitor.Page.SetViewportSizeAsync(700, 800);
            var bar = await visitor.Page.EvaluateAsync<bool>(
                "() => { const [brand, user] = ['.brand', '.topbar-user'].map(one => document.querySelector(one).getBoundingClientRect());"
                + " return brand.right <= user.left && user.right <= innerWidth; }");
            Assert.True(bar, $"{list}: the header overlaps");
        }
    });

    [Fact]
    public Task Header_stays_in_sight() => site.PlayAsync(async stage =>
    {
        var account = await CrowdedAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync(Contacts);
        await visitor.Page.Locator(".list tbody tr").Last.ScrollIntoViewIfNeededAsync();
        await visitor.Page.EvaluateAsync("() => scrollTo(0, 400)");

        await Expect(visitor.Link("Prénom")).ToBeInViewportAsync();
        var (bar, header) = (
            await visitor.Page.Locator(".topbar").BoundingBoxAsync(), await visitor.Page.Locator(".list th").First.BoundingBoxAsync());
        Assert.InRange(header!.Y, bar!.Y + bar.Height - 1, bar.Y + bar.Height + 1);
    });

    [Fact]
    public Task Menu_of_a_row_is_opened_closed_and_left_by_keyboard() => site.PlayAsync(async stage =>
    {
        var account = await CrowdedAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync(Connectors);
        var menus = visitor.Page.Locator(".row-menu > summary");
        await Expect(menus.First).ToContainTextAsync("Actions pour Camille Foule");

        await menus.First.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator(".row-menu[open]")).ToHaveCountAsync(1);
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Page.Locator(".row-menu[open]")).ToHaveCountAsync(0);
        await Expect(menus.First).ToBeFocusedAsync();

        await menus.First.ClickAsync();
        await menus.Last.ClickAsync();
        await Expect(visitor.Page.Locator(".row-menu[open]")).ToHaveCountAsync(1);
        await visitor.Page.Locator("h1").ClickAsync();
        await Expect(visitor.Page.Locator(".row-menu[open]")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Filters_menu_and_place_work_without_scripts() => site.PlayAsync(async stage =>
    {
        var account = await CrowdedAsync();
        var visitor = await stage.SignInAsync(account.Administrator, change: options => options.JavaScriptEnabled = false);
        await visitor.OpenAsync(Connectors);

        await visitor.Page.Locator("#filtres > summary").ClickAsync();
        await visitor.List("Privilège").SelectOptionAsync(new SelectOptionValue { Label = "Lecture" });
        await visitor.Button("Filtrer").ClickAsync();
        await Expect(visitor.Link("Retirer le filtre Privilège : Lecture")).ToBeVisibleAsync();
        await visitor.Page.Locator(".row-menu > summary").First.ClickAsync();
        await visitor.Page.Locator(".row-menu[open] a").First.ClickAsync();
        await visitor.Choice("Lecture").CheckAsync();
        await visitor.Button("Enregistrer").ClickAsync();

        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("droit=lecture.*ligne="));
        await Expect(visitor.Page.Locator("tr.changed")).ToContainTextAsync("modifié à l’instant");
        await visitor.Link("Retirer le filtre Privilège : Lecture").ClickAsync();
        await Expect(visitor.Page.Locator(".chip")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("tr.changed")).ToHaveCountAsync(0);
    });

    [Theory]
    [InlineData(ColorScheme.Light, 1200)]
    [InlineData(ColorScheme.Dark, 1200)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public Task Lists_are_accessible_with_all_that_opens_opened(ColorScheme scheme, int width) => site.PlayAsync(async stage =>
    {
        var account = await CrowdedAsync();
        var visitor = await stage.SignInAsync(account.Administrator, change: options =>
        {
            options.ColorScheme = scheme;
            options.ViewportSize = new() { Width = width, Height = 900 };
        });
        foreach (var list in Lists)
        {
            await visitor.OpenAsync(list);
            await AssertCleanAsync(visitor, list);
            foreach (var menu in await visitor.Page.Locator(".menu > summary").AllAsync())
            {
                await menu.ClickAsync();
                await AssertCleanAsync(visitor, list);
                await visitor.Page.Keyboard.PressAsync("Escape");
                break;
            }
        }

        await visitor.OpenAsync($"{Contacts}?ligne={account.Account.AdministratorId}");
        await AssertCleanAsync(visitor, "a row that is marked");
    });

    private static async Task AssertCleanAsync(Visitor visitor, string page)
    {
        var found = await Axe.FindAsync(visitor.Page);
        Assert.True(found.Count == 0, page + "\n" + string.Join('\n', found));
    }

    // The page size is 20, and there is more than one page.
    private async Task<StoryAccount> CrowdedAsync()
    {
        var account = await site.CreateAccountAsync();
        await account.Account.ChangeAsync(account.Account.AdministratorId, contact => contact.RowsPerTable = 20);
        await account.AddLabelsAsync<Group>(LongName, "Ventes");
        var first = await account.AddPersonAsync("Jezo", LongName);
        await account.Account.AddConnectorAsync(first);
        await account.Account.AddDeviceAsync(first);
        await account.Account.AddConnectorAsync(await account.AddPersonAsync("Suspendue", "Nombloquée"));
        var blocked = await account.AddPersonAsync("Bloquée", "Nom");
        await account.Account.AddConnectorAsync(blocked, ConnectorPrivilege.ReadWrite);
        await account.Account.ChangeAsync(blocked, contact => contact.LockedAt = DateTime.UtcNow);
        await account.Account.AddCrowdAsync(20);
        await account.Account.AddCampaignAsync(CampaignState.Validated, DateTime.UtcNow.AddDays(1), name: LongName);
        return account;
    }
}
