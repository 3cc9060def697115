using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <summary>One field of an entry.</summary>
/// <param name="Before">Null: there was none, or the entry tells what was removed or added.</param>
/// <param name="After">Null: there is none any more.</param>
public sealed record JournalChange(string Label, string? Before, string? After, IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    /// <summary>In one line, for files.</summary>
    public string Text => Label + T("Colon") + string.Join(
        ", ",
        Removed.Select(one => "− " + one).Concat(Added.Select(one => "+ " + one))
            .Concat(Before is null && After is null ? [] : [$"{Before ?? "–"} → {After ?? "–"}"]));

    private static readonly string[] Kinds = [JournalSaid.Before, JournalSaid.After, JournalSaid.Removed, JournalSaid.Added];

    public static IReadOnlyList<JournalChange> Of(IEnumerable<JournalSaid> said, JournalReading reading) =>
    [
        .. said.Select(one => (Said: one, Kind: Kinds.FirstOrDefault(kind => one.Key.StartsWith(kind, StringComparison.Ordinal))))
            .Where(one => one.Kind is not null)
            .GroupBy(one => one.Said.Key[one.Kind!.Length..])
            .Select(field => new JournalChange(
                T("JournalField_" + field.Key),
                Values(field, JournalSaid.Before, reading).FirstOrDefault(),
                Values(field, JournalSaid.After, reading).FirstOrDefault(),
                Values(field, JournalSaid.Removed, reading),
                Values(field, JournalSaid.Added, reading))),
    ];

    /// <summary>A value in the reader's language and zone.</summary>
    public static string Show(string key, string value, JournalReading reading) => (key[(key.IndexOf(':') + 1)..], value) switch
    {
        (_, "true") => T("Yes"),
        (_, "false") => T("No"),
        ("Language" or "DefaultLanguage", _) when Languages.All.Contains(value) => Choices.LanguageOf(value),
        ("TimeZone" or "DefaultTimeZone", _) when TimeZones.Exists(value) => Choices.ZoneText(value, reading.Now),
        ("Title", _) when Enum.TryParse<PersonTitle>(value, out var title) => Choices.TitleOf(title),
        ("Permission", _) when PermissionCatalogue.Keys.Contains(value) => PermissionLabels.Of(value),
        ("Role", AccountInstaller.AdministratorRoleName) => RoleNames.Of(isAdministrator: true, value),
        ("SecondFactorFor", _) => T("Account_SecondFactorFor_" + value),
        ("Privilege", _) => T("Privilege_" + value),
        ("Availability", _) => T("JournalAvailability_" + value),
        ("EndReason", _) => T("Device_End_" + value),
        ("Decision", _) => T("ReviewDecision_" + value),
        ("Kind", _) => T("JournalMove_" + value),
        ("Refusal", _) => T("CampaignRefusal_" + value),
        (JournalSaid.Times, _) when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var times) => Number(times),
        ("ValidUntil", _) when DateOnly.TryParseExact(value, "O", out var day) => day.ToString("d", CultureInfo.CurrentCulture),
        ("ScheduledAt" or "NewScheduledAt", _) => reading.Show(value),
        _ => value,
    };

    private static List<string> Values(
        IEnumerable<(JournalSaid Said, string? Kind)> field, string kind, JournalReading reading) =>
        [.. field.Where(one => one.Kind == kind).Select(one => one.Said.Value is { } value
            ? Show(one.Said.Key, value, reading)
            : T("Journal_Erased", one.Said.Of))];
}
