using System.Collections.Concurrent;
using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// The time zones to choose from, the nearest to the reader first: their own, France, those that have the same time now, then the others by
/// continent, the reader's own before the others. Made once for each language, zone of a reader and quarter of an hour, in which no zone
/// changes its offset.
/// </summary>
public static class ZoneList
{
    // One list is about 40 kB of text. An installation has readers in a few zones; more than these begin anew.
    private const int MostKept = 64;

    private static readonly ConcurrentDictionary<(string Language, string Zone), (long Quarter, EncodedOptions Options)> Kept = new();

    /// <param name="reader">The zone of whoever reads.</param>
    public static EncodedOptions For(string reader, DateTime now)
    {
        var quarter = now.Ticks / TimeSpan.FromMinutes(15).Ticks;
        var key = (CultureInfo.CurrentUICulture.Name, reader);
        if (Kept.TryGetValue(key, out var known) && known.Quarter == quarter)
        {
            return known.Options;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        var options = new EncodedOptions(Make(reader, now));
        Kept[key] = (quarter, options);
        return options;
    }

    /// <summary>« Paris (UTC+02:00) ».</summary>
    public static string TextOf(TimeZoneInfo zone, DateTime now)
    {
        var offset = zone.GetUtcOffset(now);
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        return string.Create(CultureInfo.InvariantCulture, $"{ZoneNames.Of(zone.Id)} (UTC{sign}{offset:hh\\:mm})");
    }

    private static List<SelectListItem> Make(string reader, DateTime now)
    {
        var own = TimeZones.Find(reader);
        var near = own.GetUtcOffset(now);
        var common = TimeZones.Common.Where(TimeZones.Exists).Where(id => id != own.Id).Select(TimeZones.Find).ToList();
        var others = TimeZones.All.Where(zone => zone.Id != own.Id && !TimeZones.Common.Contains(zone.Id))
            .OrderBy(zone => ZoneNames.Of(zone.Id), StringComparer.CurrentCulture)
            .ToLookup(zone => zone.GetUtcOffset(now) == near);
        var continents = others[false].GroupBy(zone => ContinentOf(zone.Id))
            .OrderBy(group => group.Key == ContinentOf(own.Id) ? 0 : 1)
            .ThenBy(group => T("Continent_" + group.Key), StringComparer.CurrentCulture);
        return
        [
            .. Group("Zones_Own", [own], now),
            .. Group("Zones_Common", common, now),
            .. Group("Zones_Same", others[true], now),
            .. continents.SelectMany(continent => Group("Continent_" + continent.Key, continent, now)),
        ];
    }

    private static IEnumerable<SelectListItem> Group(string key, IEnumerable<TimeZoneInfo> zones, DateTime now)
    {
        var group = new SelectListGroup { Name = T(key) };
        return zones.Select(zone => new SelectListItem(TextOf(zone, now), zone.Id) { Group = group });
    }

    private static string ContinentOf(string id) => id.Split('/')[0];
}
