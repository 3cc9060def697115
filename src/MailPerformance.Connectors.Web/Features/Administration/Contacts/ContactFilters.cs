using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The parts of the list that the first page counts, by what the address says. Figure and list come from here both.</summary>
public static class ContactFilters
{
    public const string WithoutPassword = "sans-mot-de-passe";
    public const string EndingSoon = "fin-proche";
    public const string SuspendedConnector = "connecteur-suspendu";

    /// <summary>A contact whose access ends within this many days is worth a word.</summary>
    public const int SoonDays = 30;

    /// <summary>What the filter keeps, in the reader's words; null when there is no such filter.</summary>
    public static string? TextOf(string? filter) => filter switch
    {
        WithoutPassword => T("Home_WithoutPassword"),
        EndingSoon => T("Home_EndingSoon", SoonDays),
        SuspendedConnector => T("ContactFilter_SuspendedConnector"),
        _ => null,
    };

    /// <summary>The filter as a condition of a search; null when there is no such filter.</summary>
    /// <param name="isOn">The option « Connecteurs Mobile » of the account.</param>
    public static ContactCondition? Of(string? filter, ConnectorsDbContext db, DateTime now, bool isOn) => TextOf(filter) is null
        ? null
        : new ContactCondition(
            [
                filter == SuspendedConnector
                    ? db.SuspendedContactIds(now, isOn)
                    : db.Contacts.KeptBy(filter, db, now).Select(contact => contact.Id),
            ],
            contacts => contacts.KeptBy(filter, db, now));

    /// <summary>All of the contacts when there is no such filter.</summary>
    public static IQueryable<Contact> KeptBy(
        this IQueryable<Contact> contacts, string? filter, ConnectorsDbContext db, DateTime now)
    {
        var soon = now.AddDays(SoonDays + 1);
        var suspended = db.MobileConnectors.OnOpenPlatforms().WithState(now).Where(one => one.State == ConnectorState.Suspended);
        return filter switch
        {
            WithoutPassword => contacts.Where(contact => contact.PasswordHash == null),

            // Both ends, so that those who ended long ago are not walked over.
            EndingSoon => contacts.Where(contact => contact.AccessEndsAt > now && contact.AccessEndsAt <= soon).Allowed(now),
            SuspendedConnector => contacts.Where(contact => suspended.Any(one => one.Connector.ContactId == contact.Id)),
            _ => contacts,
        };
    }
}
