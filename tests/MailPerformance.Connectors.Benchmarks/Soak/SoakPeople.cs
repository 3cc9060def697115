using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>People in browsers: those who read, who save, and who sign in and out.</summary>
internal sealed class SoakPeople(Nodes nodes, SoakRecord record, Ledger ledger, Sampled sampled)
{
    private const string SignInPage = "/connexion";
    private const string Campaigns = "/campagnes";
    private const string SignOut = "/deconnexion";

    private readonly List<long> _ids = sampled.Ids();
    private readonly List<string> _words = sampled.Beginnings();

    /// <summary>So many browsers, one after another: all at once would be told to come back later.</summary>
    public async Task<List<TestSite>> SignInAsync(int count)
    {
        var sites = new List<TestSite>();
        while (sites.Count < count)
        {
            var site = new TestSite(NodeHandler.NewClient(nodes));
            var answer = await site.SubmitAsync(SignInPage, form => Filled(form));
            sites.Add(answer.Location == "/" ? site : throw new InvalidOperationException($"Nobody could sign in: {answer.Text}"));
        }

        return sites;
    }

    /// <summary>Goes from page to page: the list, what a search finds, one contact, the connectors.</summary>
    public async Task ReadAsync(TestSite site, int person, CancellationToken stopped)
    {
        for (var round = person; !stopped.IsCancellationRequested; round++)
        {
            var word = Uri.EscapeDataString(_words[round % _words.Count]);
            await OpenAsync(site, "list", "/administration/contacts");
            await OpenAsync(site, "search", $"/administration/contacts?q={word}");
            await OpenAsync(site, "Informations, open", InformationsOf(_ids[round % _ids.Count]));
            await OpenAsync(site, "connectors", "/parametrages/connecteurs");
            await OpenAsync(site, "journal", "/administration/journal");
        }
    }

    /// <summary>Gives contacts of its own one name after another.</summary>
    public async Task SaveAsync(TestSite site, int person, int of, CancellationToken stopped)
    {
        var own = _ids.Where((_, place) => place % of == person).Take(20).ToList();
        for (var round = 0; !stopped.IsCancellationRequested; round++)
        {
            var id = own[round % own.Count];
            var name = string.Create(CultureInfo.InvariantCulture, $"Soak {round}");
            if (await FormAsync(site, InformationsOf(id), "Informations, open") is not { } form)
            {
                continue;
            }

            form.Set("FirstName", name);
            ledger.Sent(id, name);
            if (await PostAsync(site, "Informations, save", InformationsOf(id), form))
            {
                ledger.Saved(id, name);
            }

            await Task.Delay(300, CancellationToken.None);
        }
    }

    /// <summary>Comes, looks at the first page, and goes; each time with a browser that is not known.</summary>
    public async Task ComeAndGoAsync(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            using var client = NodeHandler.NewClient(nodes);
            var site = new TestSite(client);
            if (await FormAsync(site, SignInPage, "sign-in page") is { } form
                && await PostAsync(site, "sign-in", SignInPage, Filled(form)))
            {
                await OpenAsync(site, "first page", "/");
                if (await FormAsync(site, SignOut, "sign-out page") is { } leave)
                {
                    await PostAsync(site, "sign-out", SignOut, leave);
                }
            }

            await Task.Delay(1_500, CancellationToken.None);
        }
    }

    /// <summary>Keeps the list of campaigns open and shows each change of which it is told; comes back when its stream ends.</summary>
    public async Task WatchAsync(TestSite site, TimeSpan longestSilence, CancellationToken stopped)
    {
        var heard = DateTime.UtcNow;
        while (!stopped.IsCancellationRequested)
        {
            HttpResponseMessage? stream = null;
            await record.TryAsync("stream, opened", async () =>
            {
                var page = await site.GetAsync(Campaigns);
                if (Is(HttpStatusCode.OK, page) is { } wrong)
                {
                    return wrong;
                }

                var events = page.Element("[data-live]").GetAttribute("data-live")!;
                stream = await site.Client.GetAsync(events, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None);
                return stream.IsSuccessStatusCode ? null : $"{(int)stream.StatusCode}";
            });
            if (stream is not null)
            {
                await HearAsync(site, stream, () => heard = DateTime.UtcNow, stopped);
            }

            await Task.Delay(200, CancellationToken.None);
        }

        if (DateTime.UtcNow - heard > longestSilence)
        {
            record.Wrong("stream, changes shown", $"nothing was heard since {heard:HH:mm:ss}");
        }
    }

    private async Task HearAsync(TestSite site, HttpResponseMessage stream, Action heard, CancellationToken stopped)
    {
        try
        {
            using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync(stopped));
            while (await lines.ReadLineAsync(stopped) is { } line)
            {
                if (line == "event: changed")
                {
                    heard();
                    await record.TryAsync("stream, changes shown", () => PartAsync(site));
                }
            }
        }
        catch (Exception ended) when (ended is IOException or HttpRequestException or OperationCanceledException)
        {
            // The process is gone, or the time is over.
        }
        finally
        {
            stream.Dispose();
        }
    }

    private static async Task<string?> PartAsync(TestSite site)
    {
        using var part = new HttpRequestMessage(HttpMethod.Get, Campaigns) { Headers = { { "X-Live-Part", "1" } } };
        using var shown = await site.Client.SendAsync(part);
        return shown.IsSuccessStatusCode ? null : $"{(int)shown.StatusCode}";
    }

    private static TestForm Filled(TestForm form)
    {
        form.Set("Login", Sampled.Administrator);
        form.Set("Password", Visitor.Password);
        return form;
    }

    private async Task OpenAsync(TestSite site, string kind, string address)
    {
        await record.TryAsync(kind, async () => Is(HttpStatusCode.OK, await site.GetAsync(address)));
        await Task.Delay(200, CancellationToken.None);
    }

    private Task<bool> PostAsync(TestSite site, string kind, string address, TestForm form) =>
        record.TryAsync(kind, async () => Is(HttpStatusCode.Redirect, await site.PostAsync(address, form)));

    private async Task<TestForm?> FormAsync(TestSite site, string address, string kind)
    {
        TestForm? form = null;
        await record.TryAsync(kind, async () =>
        {
            var page = await site.GetAsync(address);
            form = page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
                .Where(found => found.GetAttribute("action") == address).Select(TestForm.Of).FirstOrDefault();
            return form is null ? $"{(int)page.Status}, no form: {page.Text}" : null;
        });
        return form;
    }

    private static string InformationsOf(long id) =>
        string.Create(CultureInfo.InvariantCulture, $"/administration/contacts/{id}/informations");

    private static string? Is(HttpStatusCode expected, TestPage page) =>
        page.Status == expected ? null
        : page.Status == HttpStatusCode.ServiceUnavailable ? SoakRecord.Busy
        : $"{(int)page.Status} {page.Location} {page.Text}";
}
