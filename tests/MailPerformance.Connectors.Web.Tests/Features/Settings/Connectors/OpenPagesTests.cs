using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>Many pages that are open: what they cost, and what each is told. Counts decide, not the clock.</summary>
public sealed class OpenPagesTests(OpenPagesFactory host) : IClassFixture<OpenPagesFactory>
{
    private const string List = "/parametrages/connecteurs";
    private const string Stream = List + "/evenements";
    private const int Pages = 50;

    [Fact]
    public async Task Streams_Fifty_AskTheDatabaseOnceALook_AndAFewAreToldAtOnce()
    {
        await using var alone = new OpenPagesFactory();
        var (account, admin) = await alone.SetUpAsync();
        var streams = await OpenAsync(admin, Pages);
        var (looksBefore, allBefore) = (alone.Asked.Looks, alone.Asked.All);

        await OpenStream.UntilAsync(() => alone.Asked.Looks >= looksBefore + 3);

        // One that has just been sent may be counted in one number and not yet in the other.
        Assert.InRange(alone.Asked.All - allBefore, 3, 5);
        Assert.Equal(0, streams.Sum(stream => stream.Changes));

        await account.AddConnectorAsync(await account.AddContactAsync());
        var looksAfter = alone.Asked.Looks;
        await OpenStream.UntilAsync(() => streams.Sum(stream => stream.Changes) >= OpenPagesFactory.AtOnce);
        await account.AddConnectorAsync(await account.AddContactAsync());
        await OpenStream.UntilAsync(() => alone.Asked.Looks >= looksAfter + 3);

        Assert.Equal(OpenPagesFactory.AtOnce, streams.Sum(stream => stream.Changes));
        Assert.All(streams, stream => Assert.InRange(stream.Changes, 0, 1));
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task Stream_ThatComesBackBeforeItsTurn_IsToldOfWhatItHasMissed()
    {
        var (account, admin) = await host.SetUpAsync();
        var streams = await OpenAsync(admin, OpenPagesFactory.AtOnce + 1);
        await account.AddConnectorAsync(await account.AddContactAsync());
        await OpenStream.UntilAsync(() => streams.Sum(stream => stream.Changes) >= OpenPagesFactory.AtOnce);
        var missed = Assert.Single(streams, stream => stream.Changes == 0);
        streams.ForEach(stream => stream.Dispose());

        // The server has to notice first: the turns of those that leave are taken.
        var watches = host.Services.GetRequiredService<AccountWatches>();
        await OpenStream.UntilAsync(() => !watches.IsOpen(account.Id));

        using var back = await OpenStream.OpenAsync(admin, Stream, missed.LastSeen);

        Assert.Equal(1, back.Changes);
        Assert.NotEqual(missed.LastSeen, back.LastSeen);
    }

    [Fact]
    public async Task Stream_OfAnotherAccount_HasItsOwnLooksAndTurns()
    {
        var (account, admin) = await host.SetUpAsync();
        var (other, otherAdmin) = await host.SetUpAsync();
        var streams = await OpenAsync(admin, OpenPagesFactory.AtOnce + 1);
        using var elsewhere = await OpenStream.OpenAsync(otherAdmin, Stream);
        await account.AddConnectorAsync(await account.AddContactAsync());
        await OpenStream.UntilAsync(() => streams.Sum(stream => stream.Changes) >= OpenPagesFactory.AtOnce);
        Assert.Equal(0, elsewhere.Changes);

        await other.AddConnectorAsync(await other.AddContactAsync());
        await OpenStream.UntilAsync(() => elsewhere.Changes == 1);

        streams.ForEach(stream => stream.Dispose());
    }

    // Each page has a token of its own for its forms.
    private static string WithoutToken(TestPage page)
    {
        var part = page.Element("[data-live]");
        foreach (var token in part.QuerySelectorAll("[name=__RequestVerificationToken]"))
        {
            token.RemoveAttribute("value");
        }

        return part.InnerHtml;
    }

    [Theory]
    [InlineData(List)]
    [InlineData("/campagnes")]
    [InlineData("/")]
    public async Task Get_LivePart_IsThePartOfThePageAndNothingElse(string address)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddConnectorAsync(await account.AddContactAsync());
        await account.AddCampaignAsync(Core.Campaigns.CampaignState.Sending);
        var page = await admin.GetAsync(address);

        var part = await PartAsync(admin, address);

        PageAssert.Is(HttpStatusCode.OK, part);
        Assert.Equal(WithoutToken(page), WithoutToken(part));
        Assert.StartsWith("<div", part.Html.TrimStart(), StringComparison.Ordinal);
        Assert.Null(part.Document.QuerySelector("nav.sidebar, header, h1"));
        Assert.True(part.Html.Length < page.Html.Length - 3000, $"{part.Html.Length} of {page.Html.Length}");
    }

    [Fact]
    public async Task Get_LivePart_LeavesTheNoticeToTheNextPage_AndSendsStrangersToSignIn()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddConnectorAsync(await account.AddContactAsync());
        PageAssert.RedirectsTo(List, await admin.SubmitAsync($"{List}/{id}/retirer", _ => { }));

        var part = await PartAsync(admin, List);
        var page = await admin.GetAsync(List);
        var stranger = await PartAsync(host.Anonymous(), List);

        PageAssert.Is(HttpStatusCode.OK, part);
        Assert.NotNull(page.Document.QuerySelector(".notice-success"));
        Assert.Contains("/connexion", stranger.Location, StringComparison.Ordinal);
    }

    private static async Task<List<OpenStream>> OpenAsync(TestSite site, int count) =>
        [.. await Task.WhenAll(Enumerable.Range(0, count).Select(_ => OpenStream.OpenAsync(site, Stream)))];

    private static async Task<TestPage> PartAsync(TestSite site, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Live-Part", "1");
        using var answer = await site.Client.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        return new TestPage(answer.StatusCode, answer.Headers.Location?.ToString(), html, document, answer);
    }
}
