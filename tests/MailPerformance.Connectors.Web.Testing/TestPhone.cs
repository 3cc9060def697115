using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;
using Microsoft.AspNetCore.WebUtilities;

namespace MailPerformance.Connectors.Web.Testing;

/// <summary>
/// Somebody's phone: a browser without a screen, and an app that speaks OAuth through a well-known library and knows nothing else
/// of the product.
/// </summary>
public sealed class TestPhone(TestSite browser, HttpClient app, string platform = Sample.IPhone)
{
    public const string Api = "/api/mobile/v1";

    private readonly string _verifier = CryptoRandom.CreateUniqueId(48);
    private readonly string _state = CryptoRandom.CreateUniqueId(16);

    public TestPhone(ConnectorsFactory host, string platform = Sample.IPhone)
        : this(host.Anonymous(), host.CreateClient(), platform)
    {
    }

    public string ClientId { get; init; } = "mailperformance-" + platform;

    public string RedirectUri { get; init; } = "mailperformance://connexion";

    public string Scope { get; set; } = "openid offline_access mobile";

    /// <summary>What the app says of its device besides.</summary>
    public Dictionary<string, string> Parameters { get; } = [];

    public TestSite Browser { get; } = browser;

    public HttpClient App { get; } = app;

    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    /// <summary>What nobody but the app and the server may learn of its sign-in, and what is made of it.</summary>
    public IReadOnlyList<string> Secrets => [_verifier, Challenge, _state];

    private string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(_verifier)));

    public string AuthorizeAddress
    {
        get
        {
            var parameters = Duende.IdentityModel.Client.Parameters.FromObject(Parameters)!;
            return new RequestUrl("/connect/authorize").CreateAuthorizeUrl(
                ClientId, "code", Scope, RedirectUri, _state, codeChallenge: Challenge, codeChallengeMethod: "S256", extra: parameters);
        }
    }

    /// <summary>Opens the app's sign-in in the browser and signs in there; the page that the contact then sees.</summary>
    public async Task<TestPage> OpenAsync(string login, string password = Sample.Password)
    {
        var first = await Browser.GetAsync(AuthorizeAddress);
        var page = await Browser.SubmitAsync(await Browser.GetAsync(PathOf(first.Location)), form =>
        {
            form.Set("Login", login);
            form.Set("Password", password);
        }, "/connexion");
        return page.Location is null ? page : await Browser.GetAsync(page.Location);
    }

    /// <summary>Answers the page with one of its buttons; where the browser is sent.</summary>
    public async Task<Uri> AnswerAsync(TestPage page, string answer = "accept")
    {
        var next = await Browser.SubmitAsync(page, form => form.Set("answer", answer), "/connect/authorize");
        return new Uri(next.Location ?? throw new InvalidOperationException($"The browser stays at {next.Status}: {next.Html}"));
    }

    public Task<TokenResponse> RedeemAsync(Uri answer)
    {
        var values = HttpUtility.ParseQueryString(answer.Query);
        Assert.Equal(_state, values["state"]);
        return App.RequestAuthorizationCodeTokenAsync(new AuthorizationCodeTokenRequest
        {
            Address = "/connect/token",
            ClientId = ClientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            Code = values["code"] ?? throw new InvalidOperationException($"No code: {answer}"),
            RedirectUri = RedirectUri,
            CodeVerifier = _verifier,
        });
    }

    /// <summary>The whole sign-in, from the app's button to its tokens.</summary>
    public async Task<TestPhone> SignInAsync(TestAccount account, long contactId) =>
        await SignInAsync((await account.FindAsync(contactId)).UserName!);

    public async Task<TestPhone> SignInAsync(string login, string password = Sample.Password)
    {
        var page = await OpenAsync(login, password);
        return Keep(await RedeemAsync(await AnswerAsync(page)));
    }

    public async Task<TokenResponse> RefreshAsync(string? token = null, string? scope = null) =>
        await App.RequestRefreshTokenAsync(new RefreshTokenRequest
        {
            Address = "/connect/token",
            ClientId = ClientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            RefreshToken = token ?? RefreshToken!,
            Scope = scope,
        });

    public TestPhone Keep(TokenResponse response)
    {
        Assert.False(response.IsError, $"{response.Error}: {response.ErrorDescription}");
        AccessToken = response.AccessToken;
        RefreshToken = response.RefreshToken;
        return this;
    }

    public Task<TokenRevocationResponse> RevokeAsync(string token) =>
        App.RevokeTokenAsync(new TokenRevocationRequest
        {
            Address = "/connect/revoke",
            ClientId = ClientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            Token = token,
        });

    public Task<TokenIntrospectionResponse> IntrospectAsync(string token) =>
        App.IntrospectTokenAsync(new TokenIntrospectionRequest
        {
            Address = "/connect/introspect",
            ClientId = ClientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            Token = token,
        });

    /// <summary>A call of the API with the app's token.</summary>
    public Task<HttpResponseMessage> CallAsync(
        string path, HttpMethod? method = null, object? body = null, Action<HttpRequestHeaders>? headers = null) =>
        CallAsync(App, path, method, body, headers);

    /// <summary>The same at another server.</summary>
    public async Task<HttpResponseMessage> CallAsync(
        HttpClient server, string path, HttpMethod? method = null, object? body = null, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, Api + path);
        if (AccessToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        }

        request.Content = body is null ? null : JsonContent.Create(body);
        headers?.Invoke(request.Headers);
        return await server.SendAsync(request);
    }

    private static string PathOf(string? location) =>
        Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? uri.PathAndQuery
            : location!;
}
