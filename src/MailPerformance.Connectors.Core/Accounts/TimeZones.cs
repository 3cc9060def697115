using System.Collections.Frozen;

namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>The time zones a contact may choose: the IANA zones that are named after a place, and UTC.</summary>
public static class TimeZones
{
    public const string Utc = "UTC";

    // The rest of the tables ("US/Pacific", "Etc/GMT+1") are old names for the same zones.
    private static readonly string[] Regions =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    private static readonly FrozenDictionary<string, TimeZoneInfo> ById = TimeZoneInfo.GetSystemTimeZones()
        .Where(zone => zone.HasIanaId && Regions.Contains(zone.Id.Split('/')[0]) && zone.Id.Contains('/'))
        .Append(TimeZoneInfo.Utc)
        .DistinctBy(zone => zone.Id)
        .ToFrozenDictionary(zone => zone.Id, StringComparer.Ordinal);

    /// <summary>What most readers look for, in this order: France, its lands overseas from west to east, and UTC.</summary>
    public static IReadOnlyList<string> Common { get; } =
    [
        "Europe/Paris", "Pacific/Tahiti", "Pacific/Marquesas", "Pacific/Gambier", "America/Guadeloupe", "America/Martinique",
        "America/Marigot", "America/St_Barthelemy", "America/Cayenne", "America/Miquelon", "Indian/Mayotte", "Indian/Reunion",
        "Pacific/Noumea", "Pacific/Wallis", Utc,
    ];

    /// <summary>In alphabetical order of their names.</summary>
    public static IReadOnlyList<TimeZoneInfo> All { get; } = [.. ById.Values.OrderBy(zone => zone.Id, StringComparer.Ordinal)];

    public static bool Exists(string? id) => id is not null && ById.ContainsKey(id);

    /// <summary>The zone of that name; UTC when the machine's tables have lost it.</summary>
    public static TimeZoneInfo Find(string id) => ById.GetValueOrDefault(id, TimeZoneInfo.Utc);

    /// <summary>The day that it is in the zone at a UTC instant.</summary>
    public static DateOnly DayAt(DateTime utc, string id) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Find(id)));
}
