using AngleSharp.Dom;
using MailPerformance.Connectors.Web.Tests.Security;

namespace MailPerformance.Connectors.Web.Tests.Features.Shared;

/// <summary>The path above each page: whole, and made of links that its reader may open.</summary>
public sealed class PathTests(MatrixFactory host) : IClassFixture<MatrixFactory>
{
    private static readonly string[] Parts = ["/administration", "/parametrages"];

    // At the top of the menu, or reached from the header; nothing is above them.
    private static readonly string[] Tops = ["/", "/campagnes", "/profil", "/aide", "/deconnexion", .. Parts];

    [Theory]
    [InlineData(nameof(Person.Administrator), 35)]
    [InlineData(nameof(Person.Delegate), 9)]
    [InlineData(nameof(Person.WithoutRights), 1)]
    public async Task Get_EveryPage_HasThePathThatLeadsToIt(string person, int atLeast)
    {
        var site = host.Site(Enum.Parse<Person>(person));
        var home = await host.Site(Person.Administrator).GetAsync("/");
        var menu = home.Document.QuerySelectorAll("nav#menu a").Select(link => link.GetAttribute("href")!).ToList();
        var wrong = new List<string>();
        var steps = new HashSet<string>();
        var pages = 0;
        foreach (var row in EndpointTable.Gets.Where(IsBelow))
        {
            var page = await site.GetAsync(row.AddressFor(await Target.CreateAsync(host.Account, row.Kind)));
            if (page.Status == HttpStatusCode.OK && page.Document.QuerySelector("nav#menu") is not null)
            {
                pages++;
                wrong.AddRange(Wrong(row.Route, page.Document, menu).Select(what => $"{row.Route}: {what}"));
                steps.UnionWith(page.Document.QuerySelectorAll(".breadcrumb a").Select(link => link.GetAttribute("href")!));
            }
        }

        foreach (var step in steps)
        {
            if ((await site.GetAsync(step)).Status != HttpStatusCode.OK)
            {
                wrong.Add($"{step}: cannot be opened");
            }
        }

        Assert.Equal([], wrong);
        Assert.True(pages >= atLeast, $"{pages} pages");
    }

    private static bool IsBelow(EndpointRow row) =>
        !Tops.Contains(row.Route) && !row.Route.StartsWith("/connexion", StringComparison.Ordinal);

    private static IEnumerable<string> Wrong(string route, IDocument page, List<string> menu)
    {
        var items = page.QuerySelectorAll(".breadcrumb li").ToList();
        var links = page.QuerySelectorAll(".breadcrumb a").Select(link => link.GetAttribute("href")!.Split('?')[0]).ToList();
        if (links.Count == 0 || links.Count != items.Count - 1 || items[^1].QuerySelector("[aria-current=page]") is null)
        {
            yield return $"{items.Count} steps, {links.Count} links";
            yield break;
        }

        if (Parts.FirstOrDefault(part => route.StartsWith(part + "/", StringComparison.Ordinal)) is { } first && links[0] != first)
        {
            yield return $"begins with {links[0]}";
        }

        if (!menu.Contains(route) && !links.Intersect([.. menu, "/profil", "/aide"]).Any())
        {
            yield return "does not lead through its list";
        }
    }
}
