using MailPerformance.Connectors.Web.Features.Help;
using MailPerformance.Connectors.Web.Tests.Security;

namespace MailPerformance.Connectors.Web.Tests.Features.Help;

/// <summary>« Aide » in the header, and what it opens.</summary>
public sealed class HelpTests(MatrixFactory host) : IClassFixture<MatrixFactory>
{
    [Fact]
    public async Task Get_EveryPage_LeadsToAPlaceOfTheGuideThatIsThere()
    {
        var admin = host.Site(Person.Administrator);
        var links = new Dictionary<string, string>();
        foreach (var row in EndpointTable.Gets)
        {
            var address = row.AddressFor(await Target.CreateAsync(host.Account, row.Kind));
            if ((await admin.GetAsync(address)).Document.QuerySelector("header a[href^='/aide']") is { } link)
            {
                links[row.Route] = link.GetAttribute("href")!;
            }
        }

        foreach (var (route, link) in links)
        {
            var page = await admin.GetAsync(link);
            PageAssert.Is(HttpStatusCode.OK, page);
            var at = link.IndexOf('#');
            Assert.True(at < 0 || page.Document.GetElementById(link[(at + 1)..]) is not null, $"{route}: {link}");
        }

        Assert.True(links.Count > 40, $"{links.Count} pages");
        Assert.Equal("/aide/roles-et-droits", links["/administration/roles"]);
        Assert.Equal("/aide/questions-frequentes", links["/erreur/{status:int}"]);
    }

    [Theory]
    [InlineData("fr", "Aide", "Les contacts", "Créer un contact", "Rôles et droits")]
    [InlineData("en", "Help", "Contacts", "Creating a contact", "Roles and rights")]
    public async Task Get_AChapter_IsInTheReadersLanguage(string language, string help, string title, string section, string next)
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.Language = language);
        var site = await host.SignInAsync(account, account.AdministratorId);

        var page = await site.GetAsync("/aide/les-contacts");

        Assert.Equal(title, page.Element("h1").TextContent);
        Assert.StartsWith($"{title} · {help} · ", page.Document.Title);
        Assert.Equal(section, page.Element("h2#creer-un-contact").TextContent);
        Assert.Contains(page.Document.QuerySelectorAll(".guide-chapters a"), link => link.TextContent == next);
        Assert.Equal("/aide/les-contacts", page.Element(".guide-chapters a[aria-current]").GetAttribute("href"));
        Assert.Equal("/aide/campagnes", page.Element("a[rel=prev]").GetAttribute("href"));
        Assert.Equal("/aide/roles-et-droits", page.Element("a[rel=next]").GetAttribute("href"));
        Assert.All(page.Document.QuerySelectorAll(".guide img"), picture => Assert.True(
            picture.GetAttribute("alt")!.Length > 3 && picture.HasAttribute("width") && picture.HasAttribute("height")));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Get_Contents_LeadToEveryChapterAndTheirLinksToPlacesThatAreThere(string language)
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.Language = language);
        var site = await host.SignInAsync(account, account.AdministratorId);

        var contents = await site.GetAsync("/aide");

        var links = LinksOf(contents);
        Assert.Equal(Guide.Of(language).Chapters.Sum(chapter => 1 + chapter.Sections.Count), links.Count);
        foreach (var chapter in Guide.Of(language).Chapters)
        {
            var page = await site.GetAsync(HelpAddresses.Chapter(chapter.Address));
            PageAssert.Is(HttpStatusCode.OK, page);
            links.AddRange(LinksOf(page));
        }

        Assert.Equal([], links.Distinct().Where(link => !Guide.Of(language).Has(link["/aide/".Length..])));
    }

    [Fact]
    public async Task Get_AnUnknownChapterOrPicture_Is404()
    {
        var site = host.Site(Person.WithoutRights);

        PageAssert.Is(HttpStatusCode.NotFound, await site.GetAsync("/aide/nulle-part"));
        PageAssert.Is(HttpStatusCode.NotFound, await site.GetAsync("/aide/images/nulle-part.png"));
        PageAssert.Is(HttpStatusCode.NotFound, await site.GetAsync("/aide/images/..%2F..%2Fappsettings.json"));
    }

    [Fact]
    public async Task Get_APicture_MayBeKeptForGoodByItsReaderAlone()
    {
        var site = host.Site(Person.WithoutRights);
        var address = (await site.GetAsync("/aide/les-contacts")).Element(".guide img").GetAttribute("src")!;

        using var answer = await site.Client.GetAsync(address);

        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("private, max-age=31536000, immutable", answer.Headers.NonValidated["Cache-Control"].ToString());
        Assert.Contains("img-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(0x89, (await answer.Content.ReadAsByteArrayAsync())[0]);
    }

    [Fact]
    public async Task Get_TheGuide_AsksTheDatabaseOnlyWhoReads()
    {
        var site = host.Site(Person.Delegate);
        await site.GetAsync("/aide");

        Assert.Single(await host.Commands.ListenAsync(() => site.GetAsync("/aide")));
        Assert.Single(await host.Commands.ListenAsync(() => site.GetAsync("/aide/journal-d-activite")));
        Assert.Single(await host.Commands.ListenAsync(() => site.GetAsync("/aide/images/journal.png")));
    }

    [Fact]
    public async Task Get_WithoutSignIn_AsksForIt() =>
        Assert.Contains("/connexion", (await host.Site(Person.Anonymous).GetAsync("/aide/se-connecter")).Location);

    private static List<string> LinksOf(TestPage page) =>
        [.. page.Document.QuerySelectorAll(".guide a").Select(link => link.GetAttribute("href")!).Where(link => !link.StartsWith('#'))];
}
