using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Web.Features.Help;

/// <summary>
/// The user guide in one language, made of the Markdown of <c>docs/</c> once, when it is first read. The French one names the addresses:
/// the chapters and sections of the other have those of their place.
/// </summary>
public sealed record Guide(string Intro, IReadOnlyList<GuideChapter> Chapters)
{
    private static readonly Assembly Program = typeof(Guide).Assembly;
    private static readonly ConcurrentDictionary<string, Lazy<Guide>> Read = new(StringComparer.Ordinal);

    /// <summary>In the language of whoever reads.</summary>
    public static Guide Current => Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static Guide Of(string language) => Read.GetOrAdd(language, key => new(() => Make(key))).Value;

    /// <summary>The Markdown.</summary>
    public static string TextOf(string language)
    {
        using var reader = new StreamReader(Program.GetManifestResourceStream($"guide/{language}.md")
            ?? throw new InvalidOperationException($"There is no guide in '{language}'."));
        return reader.ReadToEnd();
    }

    /// <summary>A picture; null: there is none of that name.</summary>
    public static Stream? Picture(string name) => Program.GetManifestResourceStream("guide/images/" + name);

    public int PlaceOf(string? address) => Chapters.ToList().FindIndex(chapter => chapter.Address == address);

    /// <summary>Is there such a place: a chapter, or « chapter#section »?</summary>
    public bool Has(string place)
    {
        var parts = place.Split('#');
        return PlaceOf(parts[0]) is >= 0 and var at
            && (parts.Length == 1 || Chapters[at].Sections.Any(section => section.Address == parts[1]));
    }

    private static Guide Make(string language) =>
        GuideReader.Read(TextOf(language), language == Languages.Default ? null : Of(Languages.Default));
}
