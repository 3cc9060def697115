using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MailPerformance.Connectors.Benchmarks.Application;

/// <summary>Somebody signed in to one of the programs, over as many connections as are used at once.</summary>
internal sealed class Visitor(HttpClient client, string informationsOf) : IDisposable
{
    public const string Password = "Trois-tulipes-2026!";

    public HttpClient Client { get; } = client;

    /// <summary>What the addresses of the pages begin with where one process has several programs.</summary>
    public string Prefix => informationsOf[..informationsOf.IndexOf('/', 1)];

    /// <summary>The example's administrator in the product.</summary>
    public static async Task<Visitor> OfProductAsync(ServerProcess program, string login)
    {
        var client = program.NewClient();
        var answer = await new TestSite(client).SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", Password);
        });
        return answer.Location == "/"
            ? new Visitor(client, "/administration/contacts/{0}/informations")
            : throw new InvalidOperationException($"{login} could not sign in: {answer.Text}");
    }

    public string InformationsOf(long id) => string.Format(System.Globalization.CultureInfo.InvariantCulture, informationsOf, id);

    public async Task<byte[]> GetAsync(string address)
    {
        using var answer = await Client.GetAsync(address);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>The posts that save these contacts, each from its own open page: nothing of it is measured.</summary>
    public async Task<List<HttpRequestMessage>> SavesAsync(IEnumerable<long> ids, Action<TestForm> change)
    {
        var requests = new List<HttpRequestMessage>();
        foreach (var some in ids.Chunk(4))
        {
            requests.AddRange(await Task.WhenAll(some.Select(id => SaveAsync(id, change))));
        }

        return requests;
    }

    public void Dispose() => Client.Dispose();

    private async Task<HttpRequestMessage> SaveAsync(long id, Action<TestForm> change)
    {
        var address = InformationsOf(id);
        var page = await new TestSite(Client).GetAsync(address);
        var form = TestForm.Of(page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
            .First(found => found.GetAttribute("action") == address));
        change(form);
        return new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form.Fields) };
    }
}
