using System.Collections.Immutable;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// The parts of the list by whether contacts can come in, some of which the first page counts. Figure and list come from here both.
/// </summary>
public static class ContactFilters
{
    public const string Open = "ouvert";
    public const string WithoutPassword = "sans-mot-de-passe";
    public const string Blocked = "bloque";
    public const string Ended = "expire";
    public const string EndingSoon = "fin-proche";
    public const string SuspendedConnector = "connecteur-suspendu";

    /// <summary>A contact whose access ends within this many days is worth a word.</summary>
    public const int SoonDays = 30;

    private static readonly ImmutableDictionary<string, int> Ending =
        ImmutableDictionary.CreateRange<string, int>([new("fin-7", 7), new(EndingSoon, SoonDays), new("fin-90", 90)]);

    /// <summary>As they are offered.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Open, WithoutPassword, Blocked, Ended, "fin-7", EndingSoon, "fin-90", SuspendedConnector];

    /// <summary>What the filter keeps, in the reader's words; null when there is no such filter.</summary>
    public static string? TextOf(string? filter) => filter switch
    {
        Open => T("Access_Open"),
        WithoutPassword => T("Home_WithoutPassword"),
        Blocked => T("Access_Locked"),
        Ended => T("Access_Expired"),
        SuspendedConnector => T("ContactFilter_SuspendedConnector"),
        not null when Ending.TryGetValue(filter, out var days) => T("Home_EndingSoon", days),
        _ => null,
    };

    /// <summary>The filter, which is one of these, as a condition of a search.</summary>
    /// <param name="isOn">The option « Connecteurs Mobile » of the account.</param>
    /// <param name="number">How many contacts the account has.</param>
    public static ContactCondition Of(string filter, ConnectorsDbContext db, DateTime now, bool isOn, int number)
    {
        ContactCondition condition = new(
            [filter == SuspendedConnector ? db.SuspendedContactIds(now, isOn) : db.Contacts.KeptBy(filter, db, now).Select(one => one.Id)],
            contacts => contacts.KeptBy(filter, db, now));

        // No index has those who can come in: they are looked for among all.
        return filter == Open
            ? condition with { Ways = [db.Contacts.Select(contact => contact.Id)], IsWhole = false, Number = number }
            : condition;
    }

    /// <summary>All of the contacts when there is no such filter.</summary>
    public static IQueryable<Contact> KeptBy(
        this IQueryable<Contact> contacts, string? filter, ConnectorsDbContext db, DateTime now)
    {
        var suspended = db.MobileConnectors.OnOpenPlatforms().WithState(now).Where(one => one.State == ConnectorState.Suspended);
        return filter switch
        {
            Open => contacts.Allowed(now).Where(contact => contact.PasswordHash != null),
            WithoutPassword => contacts.Where(contact => contact.PasswordHash == null),
            Blocked => contacts.Where(contact => contact.LockedAt != null),
            Ended => contacts.Where(contact => contact.LockedAt == null && contact.AccessEndsAt <= now),
            SuspendedConnector => contacts.Where(contact => suspended.Any(one => one.Connector.ContactId == contact.Id)),
            not null when Ending.TryGetValue(filter, out var days) => contacts.EndingBefore(now.AddDays(days + 1), now),
            _ => contacts,
        };
    }

    // Both ends, so that those who ended long ago are not walked over.
    private static IQueryable<Contact> EndingBefore(this IQueryable<Contact> contacts, DateTime soon, DateTime now) =>
        contacts.Where(contact => contact.AccessEndsAt > now && contact.AccessEndsAt <= soon).Allowed(now);
}
