using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>Codes of invitations are tried so often from one address, however a request carries them.</summary>
public sealed class CodeLimitTests
{
    private const int PerMinute = 5;

    [Theory]
    [InlineData("GET", "{authorize}&enrolment=ABCD-EFGH", null)]
    [InlineData("GET", "{authorize}&%65nrolment=ABCD-EFGH", null)]
    [InlineData("GET", "/connexion?retour=%2Fconnect%2Fauthorize%3Fenrolment%3DABCD-EFGH", null)]
    [InlineData("GET", "/connexion?retour=%2Fconnect%2Fauthorize%3F%2565nrolment%3DABCD-EFGH", null)]
    [InlineData("GET", "/connexion?retour=%2F%3Fenrolment%3DABCD-EFGH%26enrolment%3DABCD-EFGI", null)]
    [InlineData("GET", "/CONNEXION?Retour=%2Fconnect%2Fauthorize%3FENROLMENT%3DABCD-EFGH", null)]
    [InlineData("GET", "/connexion?%72etour=%2F%3Fenrolment%3DABCD-EFGH", null)]
    [InlineData("GET", "/connexion", "retour=%2F%3F%2565nrolment%3DABCD-EFGH")]
    public async Task Code_LookedUpTooOften_Is429_HoweverItIsCarried(string method, string address, string? body)
    {
        await using var host = new StrictFactory();
        address = address.Replace("{authorize}", new TestPhone(host).AuthorizeAddress, StringComparison.Ordinal);

        var answers = new List<HttpResponse>();
        for (var attempt = 0; attempt <= PerMinute; attempt++)
        {
            answers.Add(await SendAsItStandsAsync(host, method, address, body));
        }

        Assert.All(answers[..PerMinute], answer => Assert.NotEqual(StatusCodes.Status429TooManyRequests, answer.StatusCode));
        Assert.Equal(StatusCodes.Status429TooManyRequests, answers[PerMinute].StatusCode);
        Assert.Equal(1, answers[PerMinute].Headers.RetryAfter.Count);
        using var page = new StreamReader(answers[PerMinute].Body);
        Assert.Contains(Words.Web("Error_429_Title"), WebUtility.HtmlDecode(await page.ReadToEndAsync()));
    }

    [Fact]
    public async Task SignIn_WithoutACode_IsNoTry()
    {
        await using var host = new StrictFactory();
        var site = host.Anonymous();

        for (var attempt = 0; attempt < 3 * PerMinute; attempt++)
        {
            PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/connexion?retour=%2Fprofil%3Fx%3Denrolment"));
            Assert.Equal(HttpStatusCode.Redirect, (await site.GetAsync(new TestPhone(host).AuthorizeAddress)).Status);
        }
    }

    // Clients of .NET spell addresses in the ordinary way.
    private static async Task<HttpResponse> SendAsItStandsAsync(ConnectorsFactory host, string method, string address, string? body) =>
        (await host.Server.SendAsync(context =>
        {
            var query = address.IndexOf('?', StringComparison.Ordinal);
            context.Request.Method = method;
            context.Request.Host = new HostString("localhost");
            context.Request.Path = query < 0 ? address : address[..query];
            context.Request.QueryString = new QueryString(query < 0 ? "" : address[query..]);
            if (body is not null)
            {
                context.Request.ContentType = "application/x-www-form-urlencoded";
                context.Request.Body = new MemoryStream(Encoding.ASCII.GetBytes(body));
            }
        })).Response;

    private sealed class StrictFactory : ConnectorsFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("SignIn:AttemptsPerMinute", "5");
        }
    }
}
