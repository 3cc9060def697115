using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.Features.Help;
using MailPerformance.Connectors.Web.Tests.Security;

namespace MailPerformance.Connectors.Web.Tests.Features.Help;

/// <summary>The guide itself: both languages say the same, its links lead somewhere, and each page has its chapter.</summary>
public sealed partial class GuideTests
{
    // No pages of the product's readers: for developers, for programs, and the guide itself.
    private static readonly string[] WithoutChapter = ["/dev/", "/api/", "/health/", "/aide", "/connect/{**rest}", "/.well-known/"];

    public static TheoryData<string> AllLanguages => [.. Languages.All];

    [Fact]
    public void Pages_All_HaveAChapter() =>
        Assert.Equal([], EndpointTable.Gets.Select(row => row.Route)
            .Where(route => !WithoutChapter.Any(part => route.StartsWith(part, StringComparison.Ordinal)))
            .Where(route => HelpOfPages.Of(route) is null));

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void Chapters_OfPages_AllExist(string language)
    {
        var guide = Guide.Of(language);

        Assert.Equal([], HelpOfPages.Rows.Values.Where(place => !guide.Has(place)).Distinct());
    }

    [Theory]
    [InlineData("/administration/contacts/{id:long}/roles", "roles-et-droits")]
    [InlineData("administration/contacts/{id:long}/identifiants/lien", "les-contacts#le-lien-a-usage-unique")]
    [InlineData("/parametrages/connecteurs/{platform}/ajouter", "iphone-donner-un-connecteur#depuis-la-liste-des-connecteurs")]
    [InlineData("/", "l-accueil")]
    [InlineData("/nulle-part", null)]
    public void Of_ARoute_IsItsOwnChapterOrTheNearestAbove(string route, string? place) => Assert.Equal(place, HelpOfPages.Of(route));

    [Fact]
    public void Languages_Both_HaveTheSameChaptersSectionsPicturesAndTables()
    {
        Assert.Equal(ShapeOf("fr"), ShapeOf("en"));
        Assert.True(Guide.Of("fr").Chapters.Count > 15, "The guide was not read.");
    }

    [Fact]
    public void Languages_Both_ShareTheirAddresses()
    {
        var (french, english) = (Guide.Of("fr"), Guide.Of("en"));

        Assert.Equal(AddressesOf(french), AddressesOf(english));
        Assert.Equal(AddressesOf(french).Distinct(), AddressesOf(french));
        Assert.Equal([], french.Chapters.Zip(english.Chapters, (one, other) => (one.Title, Other: other.Title))
            .Where(titles => titles.Title == titles.Other));
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void Links_OfTheFile_LeadToATitleOrAFile(string language)
    {
        var text = Guide.TextOf(language);
        var anchors = Title().Matches(text).Select(title => "#" + GuideNames.Anchor(title.Groups[2].Value)).ToHashSet();
        var docs = Path.Combine(Solution.Directory, "docs");

        Assert.Equal([], Link().Matches(text).Select(link => link.Groups[1].Value)
            .Where(link => !anchors.Contains(link) && !File.Exists(Path.Combine(docs, link))));
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void Contents_OfTheFile_AreItsChapters(string language)
    {
        var text = Guide.TextOf(language);
        var titles = Title().Matches(text).Where(title => title.Groups[1].Value == "##").Select(title => title.Groups[2].Value);

        Assert.Equal(
            titles.Select(title => $"[{title}](#{GuideNames.Anchor(title)})"),
            Entry().Matches(text[..text.IndexOf("\n## ", StringComparison.Ordinal)]).Select(entry => entry.Groups[1].Value));
    }

    [Fact]
    public void Read_Html_IsText()
    {
        var html = GuideReader.Read("## A\n\n<b>x</b> <script>alert(1)</script>\n\n<div>y</div>\n", null).Chapters.Single().Html;

        Assert.DoesNotContain("<b>", html);
        Assert.DoesNotContain("<script>", html);
        Assert.DoesNotContain("<div>", html);
    }

    [Fact]
    public void Read_Links_LeadToTheirPlaceInTheProduct()
    {
        var guide = GuideReader.Read(
            "## Le début\n\n[là](#la-fin) [ici](#plus-bas)\n\n### Plus bas\n\n![Image](images/contacts.png)\n\n## La fin\n\nfin\n", null);

        var html = guide.Chapters[0].Html;
        Assert.Contains("href=\"/aide/la-fin\"", html);
        Assert.Contains("href=\"/aide/le-debut#plus-bas\"", html);
        Assert.Contains("<h2 id=\"plus-bas\">Plus bas</h2>", html);
        Assert.Matches(
            "<img src=\"/aide/images/contacts\\.png\\?v=[0-9a-f]{12}\" width=\"\\d+\" height=\"\\d+\" loading=\"lazy\" alt=\"Image\"",
            html);
    }

    [GeneratedRegex(@"^(##+) (.+)$", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\d+\. (\[.+\]\(.+\))$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    // Of each line its kind, where it has one that a translation keeps.
    [GeneratedRegex(@"^(##+) |^\|(?:[^|\n]+\|)+$|\((images/[^)]+)\)|^(\d+)\. |^(-) ", RegexOptions.Multiline)]
    private static partial Regex Part();

    private static IEnumerable<string> ShapeOf(string language) => Part().Matches(Guide.TextOf(language)).Select(part =>
        part.Value.StartsWith('|') ? $"row of {part.Value.Count(one => one == '|')}" : part.Value);

    private static IEnumerable<string> AddressesOf(Guide guide) => guide.Chapters.SelectMany(
        chapter => chapter.Sections.Select(section => $"{chapter.Address}#{section.Address}").Prepend(chapter.Address));
}
