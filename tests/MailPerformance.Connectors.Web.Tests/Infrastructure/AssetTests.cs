using MailPerformance.Connectors.Web.Tests.Security;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Styles, scripts and pictures: each page names them by addresses that a browser keeps for good.</summary>
public sealed class AssetTests(ProductionFactory host) : IClassFixture<ProductionFactory>
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Fact]
    public async Task Get_EachFileThatPagesName_IsThere_AndIsKeptForAYear()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var (site, stranger) = (host.Secure(), host.Secure());
        PageAssert.RedirectsTo("/", await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", account.Code + "admin");
            form.Set("Password", Sample.Password);
        }));
        var named = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in EndpointTable.Gets)
        {
            var address = row.AddressFor(await Target.CreateAsync(account, row.Kind));
            named.UnionWith(FilesOf(await site.GetAsync(address)));
            named.UnionWith(FilesOf(await stranger.GetAsync(address)));
        }

        Assert.True(named.Count >= 15, string.Join(' ', named));
        // The pictures of the guide are for whoever is signed in (HelpTests).
        foreach (var file in named.Where(file => !file.StartsWith("/aide/images/", StringComparison.Ordinal)))
        {
            var answer = await AskAsync(file);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file}: {answer.StatusCode}");
            var cache = answer.Headers.CacheControl;
            Assert.True(cache?.MaxAge == Year && cache.Extensions.Any(word => word.Name == "immutable"), $"{file}: {cache}");
            if (file.EndsWith(".css", StringComparison.Ordinal) || file.EndsWith(".js", StringComparison.Ordinal))
            {
                Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
                Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            }
        }
    }

    [Fact]
    public async Task Get_AnIconThatCameAfterTheBuild_IsKeptForAYear_IfItsVersionIsTheOneHere()
    {
        // Any file of the folder is served so, by its version.
        var right = await VersionAsync("/img/platforms/phone.svg");

        var kept = await AskAsync($"/img/platforms/phone.svg?v={right}");
        var other = await AskAsync("/img/platforms/phone.svg?v=anders");
        var plain = await AskAsync("/img/platforms/phone.svg");

        Assert.Equal(Year, kept.Headers.CacheControl?.MaxAge);
        Assert.Equal(TimeSpan.FromHours(1), other.Headers.CacheControl?.MaxAge);
        Assert.Equal(TimeSpan.FromHours(1), plain.Headers.CacheControl?.MaxAge);
    }

    private static IEnumerable<string> FilesOf(TestPage page) =>
        page.Document.QuerySelectorAll("link[href], script[src], img[src], use")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? "")
            .Select(address => address.Split('#')[0]).Where(address => address.StartsWith('/'));

    private async Task<HttpResponseMessage> AskAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        return await host.Secure().Client.SendAsync(request);
    }

    private async Task<string> VersionAsync(string file) =>
        Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(
            System.Security.Cryptography.SHA256.HashData(await host.Secure().Client.GetByteArrayAsync(file)));
}
