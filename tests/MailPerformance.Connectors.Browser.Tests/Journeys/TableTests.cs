using MailPerformance.Connectors.Browser.Tests.Hosting;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class TableTests(BrowserSite site)
{
    private static readonly string[] Logins = ["FG3pmdpmdpmd", "FG3sandraconnect"];

    [Fact]
    public Task Both_actions_of_a_connector_stand_on_one_line() => site.PlayAsync(async stage =>
    {
        var visitor = await stage.SignInDemoAsync("FG3admin");
        await visitor.OpenMenuAsync("Connecteurs");

        foreach (var login in Logins)
        {
            var actions = visitor.Row(login).Locator(".actions a");
            var change = await actions.Nth(0).BoundingBoxAsync();
            var remove = await actions.Nth(1).BoundingBoxAsync();
            Assert.Equal(change!.Y, remove!.Y, 1f);
        }

        var isWider = await visitor.Page.Locator(".table-wrap").EvaluateAsync<bool>("table => table.scrollWidth > table.clientWidth");
        Assert.False(isWider, "The table is wider than its place.");
    });
}
