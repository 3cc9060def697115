using MailPerformance.Connectors.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class UnsavedFormTests(BrowserSite site)
{
    [Fact]
    public Task Leaving_asks_when_something_was_changed_and_not_saved() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        var visitor = await stage.SignInAsync(account.Administrator);
        var asked = new List<string>();
        visitor.Page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.DismissAsync();
        };

        // Nothing was changed: nothing is asked.
        await visitor.OpenAsync($"/administration/contacts/{contactId}/informations");
        await visitor.MenuLink("Rôles").ClickAsync();
        await Expect(visitor.Heading("Rôles")).ToBeVisibleAsync();
        Assert.Empty(asked);

        // Changed: the reader is asked, stays, and finds the typing where it was.
        await visitor.OpenAsync($"/administration/contacts/{contactId}/informations");
        await visitor.Field("Nom").ClickAsync();
        await visitor.Field("Nom").PressSequentiallyAsync("-Dupont");
        await visitor.MenuLink("Rôles").ClickAsync();
        await Expect(visitor.Heading("Jezo Marin")).ToBeVisibleAsync();
        await Expect(visitor.Field("Nom")).ToHaveValueAsync("Marin-Dupont");
        Assert.Equal(["beforeunload"], asked);

        // Saved: nothing more is asked, neither by the save nor after it.
        await visitor.SaveAsync();
        await visitor.MenuLink("Rôles").ClickAsync();
        await Expect(visitor.Heading("Rôles")).ToBeVisibleAsync();
        Assert.Single(asked);
    });
}
