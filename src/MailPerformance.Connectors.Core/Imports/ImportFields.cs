using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>
/// What a column of a file may be. Of a contact: a field of « Informations », a set of names, or the connector on a platform. Of a
/// campaign: what it is, its state, or its figures at an instant.
/// </summary>
public static class ImportFields
{
    public const string Roles = "Roles";
    public const string Groups = "Groups";
    public const string Categories = "Categories";
    public const string Segments = "Segments";

    /// <summary>Of a change: the state stays, since somebody has decided it on a phone.</summary>
    public const string StateDecided = "StateDecided";

    /// <summary>The same, since no move leads to another.</summary>
    public const string StateStays = "StateStays";

    private const string ConnectorPrefix = "Connector:";

    // What headings say, in both languages.
    private static readonly (string Field, string Words)[] OfContacts =
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

    private static readonly (string Field, string Words)[] OfCampaigns =
    [
        (nameof(ImportedCampaign.Key), "Import_Key_Headings"),
        (nameof(ImportedCampaign.Name), "Import_Name_Headings"),
        (nameof(ImportedCampaign.Subject), "Import_Subject_Headings"),
        (nameof(ImportedCampaign.Category), "Import_Category_Headings"),
        (nameof(ImportedCampaign.State), "Import_State_Headings"),
        (nameof(ImportedCampaign.ScheduledAt), "Import_ScheduledAt_Headings"),
        (nameof(ImportedCampaign.StateAt), "Import_StateAt_Headings"),
        (nameof(ImportedPoint.At), "Import_At_Headings"),
        (nameof(CampaignCounts.Targeted), "Import_Targeted_Headings"),
        (nameof(CampaignCounts.Sent), "Import_Sent_Headings"),
        (nameof(CampaignCounts.Delivered), "Import_Delivered_Headings"),
        (nameof(CampaignCounts.Bounces), "Import_Bounces_Headings"),
        (nameof(CampaignCounts.Opens), "Import_Opens_Headings"),
        (nameof(CampaignCounts.Clicks), "Import_Clicks_Headings"),
        (nameof(CampaignCounts.Unsubscribes), "Import_Unsubscribes_Headings"),
        (nameof(CampaignCounts.Complaints), "Import_Complaints_Headings"),
    ];

    /// <summary>Those of an import that are not of a platform, in the order of the pages.</summary>
    public static IReadOnlyList<string> Plain(BatchAction action) => [.. Known(action).Select(known => known.Field)];

    /// <summary>The one without which nobody knows what a row is about, and why.</summary>
    public static (string Field, string WhyKey) Needed(BatchAction action) => BatchActions.IsOfCampaigns(action)
        ? (nameof(ImportedCampaign.Key), "Import_ColumnKey")
        : (nameof(ContactDetails.LoginName), "Import_ColumnLogin");

    public static string ConnectorOf(string platformKey) => ConnectorPrefix + platformKey;

    /// <summary>Null: it is none.</summary>
    public static string? PlatformOf(string field) =>
        field.StartsWith(ConnectorPrefix, StringComparison.Ordinal) ? field[ConnectorPrefix.Length..] : null;

    /// <summary>What the file to start from calls a field.</summary>
    public static string HeadingOf(string field) =>
        ImportWords.First(OfContacts.Concat(OfCampaigns).First(known => known.Field == field).Words);

    /// <summary>What each heading means; null: nobody knows, or another column is that already.</summary>
    /// <param name="platforms">None for campaigns.</param>
    public static List<string?> Guess(BatchAction action, IEnumerable<string> headings, IReadOnlyList<MobilePlatform> platforms)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. headings.Select(heading => Guess(action, heading, platforms) is { } field && taken.Add(field) ? field : null)];
    }

    private static (string Field, string Words)[] Known(BatchAction action) =>
        BatchActions.IsOfCampaigns(action) ? OfCampaigns : OfContacts;

    private static string? Guess(BatchAction action, string heading, IReadOnlyList<MobilePlatform> platforms)
    {
        var folded = ImportWords.Fold(heading);
        return folded.Length == 0 ? null
            : Known(action).FirstOrDefault(known => ImportWords.Are(folded, known.Words)).Field
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
