using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MailPerformance.Connectors.Web.Testing;

/// <summary>
/// One person's browser without a screen: keeps cookies, reads pages, and posts the forms that it was shown, with their
/// antiforgery tokens. Redirects are not followed, so that a test sees them.
/// </summary>
public sealed class TestSite(HttpClient client)
{
    private static readonly HtmlParser Parser = new();

    public HttpClient Client { get; } = client;

    /// <summary>
    /// Where a post is answered with what it would do, the button of that page is not pressed: for tests about it. A question about
    /// campaigns is left to the test in any case.
    /// </summary>
    public bool StopsAtEffects { get; set; }

    /// <summary>The page, whatever its status.</summary>
    public async Task<TestPage> GetAsync(string address) => await ReadAsync(await Client.GetAsync(address));

    /// <summary>
    /// Opens the page, fills its form that posts to <paramref name="action"/> (by default the same address) and sends it.
    /// </summary>
    public async Task<TestPage> SubmitAsync(string address, Action<TestForm> fill, string? action = null)
    {
        var page = await GetAsync(address);
        if (page.Status != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"GET {address} answered {page.Status}.");
        }

        return await SubmitAsync(page, fill, action ?? address.Split('?')[0]);
    }

    /// <summary>Fills a form of a page that is open already and sends it.</summary>
    public Task<TestPage> SubmitAsync(TestPage page, Action<TestForm> fill, string action)
    {
        var form = page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
            .FirstOrDefault(found => found.GetAttribute("action") == action)
            ?? throw new InvalidOperationException($"The page has no form that posts to {action}: {(int)page.Status} {page.Text}");
        var fields = TestForm.Of(form);
        fill(fields);
        return PostAsync(action, fields);
    }

    /// <summary>Posts fields made by hand, with a valid antiforgery token: a request that no page offers.</summary>
    public async Task<TestPage> PostByHandAsync(string address, Action<TestForm> fill)
    {
        var page = await GetAsync("/deconnexion");
        if (page.Status == HttpStatusCode.Redirect)
        {
            page = await GetAsync("/connexion");
        }

        var form = new TestForm();
        form.Set(
            "__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        fill(form);
        return await PostAsync(address, form);
    }

    public async Task<TestPage> PostAsync(string address, TestForm form)
    {
        using var content = new FormUrlEncodedContent(form.Fields);
        var page = await ReadAsync(await Client.PostAsync(address, content));
        var step = StopsAtEffects ? null : page.Document.QuerySelector<IHtmlFormElement>("form[data-effect-step=shows]");
        return step is null
            ? page
            : await PostAsync(step.GetAttribute("action")!, TestForm.Of(step));
    }

    /// <summary>Sends a file with the form of the page that takes it.</summary>
    public async Task<TestPage> UploadAsync(string address, string name, byte[] content)
    {
        var page = await GetAsync(address);
        var input = page.Element("input[type=file]");
        var form = TestForm.Of(input.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException("No form."));
        using var body = new MultipartFormDataContent();
        foreach (var (field, value) in form.Fields.Where(field => field.Key != input.GetAttribute("name")))
        {
            body.Add(new StringContent(value), field);
        }

        body.Add(new ByteArrayContent(content), input.GetAttribute("name")!, name);
        return await ReadAsync(await Client.PostAsync(address, body));
    }

    /// <summary>A file that a link leads to.</summary>
    public async Task<byte[]> FileAsync(string address)
    {
        var answer = await GetAsync(address);
        PageAssert.Is(HttpStatusCode.OK, answer);
        return await answer.Response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Puts nothing there.</summary>
    public async Task<TestPage> PutAsync(string address) => await ReadAsync(await Client.PutAsync(address, content: null));

    private static async Task<TestPage> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return new TestPage(response.StatusCode, response.Headers.Location?.ToString(), html, Parser.ParseDocument(html), response);
    }
}

/// <summary>An answer: its status, where it sends to, and what it shows.</summary>
public sealed record TestPage(HttpStatusCode Status, string? Location, string Html, IHtmlDocument Document, HttpResponseMessage Response)
{
    /// <summary>The visible text of the main part, in single spaces.</summary>
    public string Text =>
        string.Join(' ', (Document.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public IElement Element(string selector) =>
        Document.QuerySelector(selector) ?? throw new InvalidOperationException($"The page has no '{selector}': {Text}");
}
