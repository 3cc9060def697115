using System.Net.Http.Headers;
using MailPerformance.Connectors.Web.MobileApi.Document;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>The document and its page cost their making once, whoever asks for them and how often.</summary>
public sealed class KeptDocumentTests(KeptDocumentTests.CountingFactory host) : IClassFixture<KeptDocumentTests.CountingFactory>
{
    private static readonly string[] Addresses = ["/api/mobile/v1/openapi.json", "/api/mobile/v1/docs"];

    [Fact]
    public async Task Document_AndPage_AreMadeOnceInEachLanguage()
    {
        var texts = new HashSet<string>();
        for (var round = 0; round < 3; round++)
        {
            foreach (var language in new[] { "fr", "en" })
            {
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => GetAsync(Addresses[0], language)));
                texts.Add(await (await GetAsync(Addresses[0], language)).Content.ReadAsStringAsync());
                Assert.Equal(HttpStatusCode.OK, (await GetAsync(Addresses[1], language)).StatusCode);
            }
        }

        Assert.Equal(2, texts.Count);
        Assert.Equal(2, host.Made);
    }

    [Fact]
    public async Task Document_AndPage_ThatABrowserHas_AreNotSentAgain()
    {
        foreach (var address in Addresses)
        {
            var first = await GetAsync(address, "fr");
            var again = await GetAsync(address, "fr", first.Headers.ETag);
            var other = await GetAsync(address, "fr", new EntityTagHeaderValue("\"another\""));

            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal("", await again.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
            Assert.Equal(first.Headers.ETag, other.Headers.ETag);
            Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
            Assert.Contains("Accept-Language", first.Headers.Vary);
        }
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string language, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await host.Anonymous().Client.SendAsync(request);
    }

    public sealed class CountingFactory : ConnectorsFactory
    {
        private int _made;

        public int Made => _made;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Configure<OpenApiOptions>(
                ApiDocument.Name,
                options => options.AddDocumentTransformer((_, _, _) =>
                {
                    Interlocked.Increment(ref _made);
                    return Task.CompletedTask;
                })));
        }
    }
}
