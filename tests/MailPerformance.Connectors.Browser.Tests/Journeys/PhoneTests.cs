using MailPerformance.Connectors.Browser.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class PhoneTests(BrowserSite site)
{
    private static readonly string[] FirstInMenu = ["Fermer", "Accueil", "Campagnes"];

    [Fact]
    public Task Menu_is_a_drawer_that_its_button_opens_and_the_keyboard_works() => site.PlayAsync(async stage =>
    {
        var visitor = await SignInAsync(stage);
        await Expect(visitor.Menu).ToBeHiddenAsync();

        await visitor.Button("Menu").PressAsync("Enter");
        await Expect(visitor.Menu).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Menu).ToBeHiddenAsync();
        await Expect(visitor.Button("Menu")).ToBeFocusedAsync();

        await visitor.Page.Keyboard.PressAsync("Enter");
        foreach (var name in FirstInMenu)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            await Expect(visitor.Page.Locator(":focus")).ToHaveTextAsync(name);
        }

        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Heading("Campagnes")).ToBeVisibleAsync();
        await Expect(visitor.Menu).ToBeHiddenAsync();
    });

    [Fact]
    public Task Menu_closes_by_its_button() => site.PlayAsync(async stage =>
    {
        var visitor = await SignInAsync(stage);
        await visitor.Button("Menu").ClickAsync();
        await visitor.Button("Fermer").ClickAsync();
        await Expect(visitor.Menu).ToBeHiddenAsync();
    });

    [Fact]
    public Task Menu_opens_without_scripts() => site.PlayAsync(async stage =>
    {
        var visitor = await SignInAsync(stage, options => options.JavaScriptEnabled = false);
        await visitor.Button("Menu").ClickAsync();
        await visitor.MenuLink("Connecteurs").ClickAsync();
        await Expect(visitor.Heading("Connecteurs Mobile")).ToBeVisibleAsync();
    });

    [Theory]
    [InlineData("/administration/contacts", "FG3pmdpmdpmd")]
    [InlineData("/parametrages/connecteurs", "FG3pmdpmdpmd")]
    [InlineData("/administration/roles", "Classement")]
    public Task Row_of_a_table_is_a_card(string address, string text) => site.PlayAsync(async stage =>
    {
        var visitor = await SignInAsync(stage);
        await visitor.OpenAsync(address);

        // One under another, each as wide as the card: not cells side by side.
        var cells = visitor.Row(text).GetByRole(AriaRole.Cell).And(visitor.Page.Locator(":not(.cell-check)"));
        var first = await cells.Nth(0).BoundingBoxAsync();
        var second = await cells.Nth(1).BoundingBoxAsync();
        Assert.True(second!.Y >= first!.Y + first.Height - 1, $"{second.Y} is beside {first.Y}.");
        Assert.Equal(first.X, second.X, 1f);
        Assert.True(first.Width > 250, $"{first.Width} is narrow.");
    });

    private static Task<Visitor> SignInAsync(Stage stage, Action<BrowserNewContextOptions>? change = null) =>
        stage.SignInDemoAsync("FG3admin", options =>
        {
            options.ViewportSize = new() { Width = 390, Height = 844 };
            change?.Invoke(options);
        });
}
