using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>What a column of a file may be: a field of « Informations », a set of names, or the connector on a platform.</summary>
public static class ImportFields
{
    public const string Roles = "Roles";
    public const string Groups = "Groups";
    public const string Categories = "Categories";
    public const string Segments = "Segments";

    private const string ConnectorPrefix = "Connector:";

    // What headings say, in both languages.
    private static readonly (string Field, string Words)[] Known =
    [
        (nameof(ContactDetails.Title), "Import_Title_Headings"),
        (nameof(ContactDetails.LastName), "Import_LastName_Headings"),
        (nameof(ContactDetails.FirstName), "Import_FirstName_Headings"),
        (nameof(ContactDetails.LoginName), "Import_LoginName_Headings"),
        (nameof(ContactDetails.Email), "Import_Email_Headings"),
        (nameof(ContactDetails.Language), "Import_Language_Headings"),
        (nameof(ContactDetails.TimeZone), "Import_TimeZone_Headings"),
        (nameof(ContactDetails.NotifyOnActionChange), "Import_NotifyOnActionChange_Headings"),
        (nameof(ContactDetails.RowsPerTable), "Import_RowsPerTable_Headings"),
        (nameof(ContactDetails.ValidUntil), "Import_ValidUntil_Headings"),
        (Roles, "Import_Roles_Headings"),
        (Groups, "Import_Groups_Headings"),
        (Categories, "Import_Categories_Headings"),
        (Segments, "Import_Segments_Headings"),
    ];

    /// <summary>Those that are not of a platform, in the order of the pages.</summary>
    public static IReadOnlyList<string> Plain { get; } = [.. Known.Select(known => known.Field)];

    public static string ConnectorOf(string platformKey) => ConnectorPrefix + platformKey;

    /// <summary>Null: it is none.</summary>
    public static string? PlatformOf(string field) =>
        field.StartsWith(ConnectorPrefix, StringComparison.Ordinal) ? field[ConnectorPrefix.Length..] : null;

    /// <summary>What the file to start from calls a field.</summary>
    public static string HeadingOf(string field) => ImportWords.First(Known.Single(known => known.Field == field).Words);

    /// <summary>What each heading means; null: nobody knows, or another column is that already.</summary>
    public static List<string?> Guess(IEnumerable<string> headings, IReadOnlyList<MobilePlatform> platforms)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. headings.Select(heading => Guess(heading, platforms) is { } field && taken.Add(field) ? field : null)];
    }

    private static string? Guess(string heading, IReadOnlyList<MobilePlatform> platforms)
    {
        var folded = ImportWords.Fold(heading);
        return folded.Length == 0 ? null
            : Known.FirstOrDefault(known => ImportWords.Are(folded, known.Words)).Field
                ?? platforms.Where(platform => IsOf(folded, platform)).Select(platform => ConnectorOf(platform.Key)).FirstOrDefault();
    }

    // « iPhone », « Connecteur iPhone », « Connector for iPhone »: the platform's name, with a word for connectors or without.
    private static bool IsOf(string folded, MobilePlatform platform)
    {
        var name = ImportWords.Fold(platform.Name);
        return folded == name || folded == ImportWords.Fold(platform.Key)
            || (folded.EndsWith(name, StringComparison.Ordinal)
                && ImportWords.Are(folded[..^name.Length], "Import_Connector_Headings"));
    }
}
