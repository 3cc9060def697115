using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Connectors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>An administrator reviews accesses with the keyboard, and ends the review in a record.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessReviewTests(BrowserSite site)
{
    private static readonly (string Name, string Key, string Text)[] Decisions =
        [("Albert", "c", "Conservé"), ("Bernard", "r", "Réduit à Lecture"), ("Colin", "x", "Retiré")];

    [Fact]
    public Task Rows_are_decided_with_one_key_each_and_end_in_a_record() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        foreach (var (name, _, _) in Decisions)
        {
            await account.Account.AddConnectorAsync(await account.AddPersonAsync(name, "Martin"), ConnectorPrivilege.ReadWrite);
        }

        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenMenuAsync("Revue des accès");
        await visitor.Button("Commencer une revue").ClickAsync();
        await visitor.Button("Décider au clavier").ClickAsync();
        var keyboard = visitor.Page.Keyboard;
        foreach (var (name, key, text) in Decisions)
        {
            var row = visitor.Page.Locator(".review-row").Filter(new() { HasText = name });
            while (!await row.EvaluateAsync<bool>("row => row === document.activeElement"))
            {
                await keyboard.PressAsync("ArrowDown");
            }

            await keyboard.PressAsync(key);
            await Expect(row).ToContainTextAsync(text);
        }

        await Expect(visitor.Page.Locator("[data-review-progress]")).ToContainTextAsync("3 lignes décidées");
        await CheckAsync(visitor);
        await visitor.Link("Terminer la revue").ClickAsync();
        await visitor.Button("Terminer la revue").ClickAsync();
        await Expect(visitor.Heading("Procès-verbal de la revue des accès")).ToBeVisibleAsync();
        await Expect(visitor.Row("Bernard Martin")).ToContainTextAsync("Réduit à Lecture");
        await Expect(visitor.Row("Colin Martin")).ToContainTextAsync("Retiré");
        await CheckAsync(visitor);
    });

    private static async Task CheckAsync(Visitor visitor)
    {
        Assert.Empty(await Axe.FindAsync(visitor.Page));
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visitor.Page.WaitForTimeoutAsync(300);
        Assert.Empty(await Axe.FindInColoursAsync(visitor.Page));
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
