using MailPerformance.Connectors.Browser.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>A list that is open while somebody else changes it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LiveListTests(BrowserSite site)
{
    private const string List = "/parametrages/connecteurs";
    private const string Controls =
        """<p><label><input type="checkbox" name="choisi" value="1">Choisi</label><label>Mot <input name="mot"></label></p>""";

    [Fact]
    public Task What_is_ticked_and_typed_stays() => site.PlayAsync(async stage =>
    {
        var (account, visitor) = await OpenAsync(stage);
        await visitor.Page.RouteAsync("**" + List, WithControlsAsync);
        await visitor.OpenAsync(List);
        await visitor.Box("Choisi").CheckAsync();
        await visitor.Field("Mot").FillAsync("à moitié");
        await visitor.Heading("Connecteurs Mobile").First.ClickAsync();

        await AddAsync(account, "Nouvelle");

        await Expect(visitor.Row("Nouvelle")).ToBeVisibleAsync();
        await Expect(visitor.Box("Choisi")).ToBeCheckedAsync();
        await Expect(visitor.Field("Mot")).ToHaveValueAsync("à moitié");
    });

    [Fact]
    public Task Tab_in_the_background_waits_until_it_is_looked_at() => site.PlayAsync(async stage =>
    {
        var (account, visitor) = await OpenAsync(stage);
        var (parts, streams) = (0, 0);
        visitor.Page.Request += (_, request) => parts += request.Headers.ContainsKey("x-live-part") ? 1 : 0;
        visitor.Page.Response += (_, answer) => streams += answer.Url.Contains("/evenements", StringComparison.Ordinal) ? 1 : 0;
        await visitor.Page.AddInitScriptAsync("Object.defineProperty(document, 'hidden', { get: () => window.isLookedAt !== true })");
        await visitor.OpenAsync(List);

        await AddAsync(account, "Nouvelle");
        var before = streams;
        while (streams < before + 3)
        {
            await visitor.Page.WaitForTimeoutAsync(100);
        }

        Assert.Equal(0, parts);
        await visitor.Page.EvaluateAsync("window.isLookedAt = true; document.dispatchEvent(new Event('visibilitychange'))");
        await Expect(visitor.Row("Nouvelle")).ToBeVisibleAsync();
        Assert.Equal(1, parts);
    });

    private async Task<(StoryAccount Account, Visitor Visitor)> OpenAsync(Stage stage)
    {
        var account = await site.CreateAccountAsync();
        await AddAsync(account, "Première");
        return (account, await stage.SignInAsync(account.Administrator));
    }

    private static async Task AddAsync(StoryAccount account, string lastName) =>
        await account.Account.AddConnectorAsync(await account.AddPersonAsync(lastName, lastName));

    // The list has nothing to tick yet: this one has.
    private static async Task WithControlsAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var html = await answer.TextAsync();
        var place = html.IndexOf('>', html.IndexOf("data-live=", StringComparison.Ordinal)) + 1;
        await route.FulfillAsync(new() { Response = answer, Body = html.Insert(place, Controls) });
    }
}
