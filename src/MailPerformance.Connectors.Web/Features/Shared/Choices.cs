using System.Collections.Concurrent;
using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The choices of the lists that more than one form shows, and the words for their values.</summary>
public static class Choices
{
    private static readonly ConcurrentDictionary<string, (long Quarter, EncodedOptions Options)> Zones = new();

    public static IEnumerable<RadioOption> Titles =>
        Enum.GetValues<PersonTitle>().Select(title => new RadioOption(title.ToString(), TitleOf(title)));

    public static IEnumerable<RadioOption> SecondFactorDemands =>
        Enum.GetValues<SecondFactorDemand>().Select(demand => new RadioOption(demand.ToString(), T("Account_SecondFactorFor_" + demand)));

    public static IEnumerable<RadioOption> YesNo => [new("True", T("Yes")), new("False", T("No"))];

    public static IEnumerable<SelectListItem> LanguageList =>
        Languages.All.Select(language => new SelectListItem(LanguageOf(language), language));

    /// <summary>
    /// The common ones, then the others by continent; each with its offset at this moment of the year. Made once for each language and
    /// quarter of an hour, in which no zone changes its offset.
    /// </summary>
    public static EncodedOptions TimeZoneList(DateTime now)
    {
        var quarter = now.Ticks / TimeSpan.FromMinutes(15).Ticks;
        var language = CultureInfo.CurrentUICulture.Name;
        if (Zones.TryGetValue(language, out var known) && known.Quarter == quarter)
        {
            return known.Options;
        }

        var options = new EncodedOptions(ZonesAt(now));
        Zones[language] = (quarter, options);
        return options;
    }

    public static string ZoneText(string id, DateTime now) => ZoneText(TimeZones.Find(id), now);

    public static string TitleOf(PersonTitle title) => T("Title_" + title);

    public static string LanguageOf(string language) => T("Language_" + language);

    public static string PrivilegeOf(ConnectorPrivilege privilege) => T("Privilege_" + privilege);

    public static string StateOf(ConnectorState state) => T("State_" + state);

    public static string BadgeOf(ConnectorState state) => state switch
    {
        ConnectorState.Activated => "badge-success",
        ConnectorState.Suspended => "badge-warning",
        ConnectorState.Waiting => "badge-soon",
        _ => "badge-info",
    };

    private static List<SelectListItem> ZonesAt(DateTime now)
    {
        var common = new SelectListGroup { Name = T("Zones_Common") };
        return
        [
            .. TimeZones.Common.Where(TimeZones.Exists).Select(id => new SelectListItem(ZoneText(id, now), id) { Group = common }),
            .. TimeZones.All.Where(zone => !TimeZones.Common.Contains(zone.Id))
            .GroupBy(zone => zone.Id.Split('/')[0]).SelectMany(continent =>
            {
                var group = new SelectListGroup { Name = T("Continent_" + continent.Key) };
                return continent.Select(zone => new SelectListItem(ZoneText(zone, now), zone.Id) { Group = group });
            }),
        ];
    }

    private static string ZoneText(TimeZoneInfo zone, DateTime now)
    {
        var offset = zone.GetUtcOffset(now);
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        return string.Create(CultureInfo.InvariantCulture, $"{PlaceOf(zone.Id)} (UTC{sign}{offset:hh\\:mm})");
    }

    // .NET gives ICU's names in one language for the whole process, and pages speak two. The common zones have texts of ours; of
    // the others, "America/Indiana/Knox" reads as "Knox, Indiana".
    private static string PlaceOf(string id)
    {
        var parts = id.Split('/');
        return TimeZones.Common.Contains(id)
            ? T("Zone_" + parts[^1])
            : string.Join(", ", parts.Skip(1).Reverse()).Replace('_', ' ');
    }
}
