using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Web.Features.Campaigns;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>What is said of imports.</summary>
public static class ImportWords
{
    private static readonly HashSet<string> Figures = [.. typeof(CampaignCounts).GetProperties().Select(property => property.Name)];

    /// <summary>A field as pages call it.</summary>
    public static string LabelOf(string field, IReadOnlyDictionary<string, string> platforms) => field switch
    {
        ImportFields.Roles => T("Roles_Title"),
        ImportFields.Groups => T("Groups_Title"),
        ImportFields.Categories => T("Categories_Title"),
        ImportFields.Segments => T("Segments_Title"),
        nameof(ContactDetails.LoginName) => T("Contact_Login"),
        nameof(ContactDetails.ValidUntil) => T("Contact_ValidUntilShort"),
        nameof(ImportedCampaign.Key) => T("Campaign_Key"),
        nameof(ImportedCampaign.Name) => T("Label_Name"),
        nameof(ImportedCampaign.Subject) => T("Campaign_Subject"),
        nameof(ImportedCampaign.Category) => T("Campaign_Category"),
        nameof(ImportedCampaign.State) => T("Connector_State"),
        nameof(ImportedCampaign.ScheduledAt) => T("Campaign_ScheduledAt"),
        nameof(ImportedCampaign.StateAt) => T("Campaign_StateAt"),
        nameof(ImportedPoint.At) => T("Campaign_FiguresAt"),
        _ when Figures.Contains(field) => CampaignWords.CountOf(field),
        _ when ImportFields.PlatformOf(field) is { } key => T("Import_ConnectorOf", platforms.GetValueOrDefault(key, key)),
        _ => T("Contact_" + field),
    };

    /// <summary>« Nom : Durand → Martin »; of something that was not there before, what it is.</summary>
    /// <param name="zone">The reader's.</param>
    public static string Of(ImportChange change, IReadOnlyDictionary<string, string> platforms, TimeZoneInfo zone)
    {
        if (change.Field is ImportFields.StateDecided or ImportFields.StateStays)
        {
            return T("Import_" + change.Field, StateOf(change.Before!), StateOf(change.After!));
        }

        var label = LabelOf(change.Field, platforms);
        return change.Before is null
            ? T("Import_Set", label, ValueOf(change.Field, change.After, zone))
            : T("Import_Changed", label, ValueOf(change.Field, change.Before, zone), ValueOf(change.Field, change.After, zone));
    }

    public static string EncodingOf(ImportEncoding encoding) => encoding switch
    {
        ImportEncoding.Windows1252 => T("Import_Windows1252"),
        ImportEncoding.Utf16 => T("Import_Utf16"),
        _ => T("Import_Utf8"),
    };

    public static string SeparatorOf(char separator) => separator switch
    {
        ';' => T("Import_Semicolon"),
        ',' => T("Import_Comma"),
        _ => T("Import_Tab"),
    };

    private static string StateOf(string state) => CampaignWords.StateOf(Enum.Parse<CampaignState>(state));

    private static string ValueOf(string field, string? value, TimeZoneInfo zone) => (field, value) switch
    {
        (_, null or "") => T("Import_Nothing"),
        (nameof(ContactDetails.Title), { } title) => Choices.TitleOf(Enum.Parse<PersonTitle>(title)),
        (nameof(ContactDetails.Language), { } language) => Choices.LanguageOf(language),
        (nameof(ContactDetails.NotifyOnActionChange), { } yes) => T(bool.Parse(yes) ? "Yes" : "No"),
        (nameof(ContactDetails.ValidUntil), { } day) =>
            DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture).ToString("d", CultureInfo.CurrentCulture),
        (nameof(ImportedCampaign.State), { } state) => StateOf(state),
        (nameof(ImportedCampaign.ScheduledAt) or nameof(ImportedPoint.At), { } at) => InstantOf(at, zone),
        _ when Figures.Contains(field) => CampaignWords.NumberOf(int.Parse(value, CultureInfo.InvariantCulture)),
        _ when ImportFields.PlatformOf(field) is not null => Choices.PrivilegeOf(Enum.Parse<ConnectorPrivilege>(value)),
        _ => value,
    };

    private static string InstantOf(string text, TimeZoneInfo zone) => TimeZoneInfo
        .ConvertTimeFromUtc(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), zone)
        .ToString("g", CultureInfo.CurrentCulture);
}
