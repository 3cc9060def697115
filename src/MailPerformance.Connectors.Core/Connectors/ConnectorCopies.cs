using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// Whatever changes a contact's names, login or access, or a connector's review, changes the copies that connectors are sorted and
/// counted by. After the other consequences of connectors: one of them holds them for review.
/// </summary>
internal sealed class ConnectorCopies(ConnectorsDbContext db) : IConsequence
{
    private static readonly string[] Copied =
    [
        nameof(Contact.NormalizedLastName), nameof(Contact.NormalizedFirstName), nameof(Contact.NormalizedUserName),
        nameof(Contact.LockedAt), nameof(Contact.AccessEndsAt),
    ];

    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        var connectors = changes.Added<MobileConnector>()
            .Concat(changes.Changed<MobileConnector>(nameof(MobileConnector.IsHeld))).ToList();
        var contactIds = changes.Changed<Contact>(Copied).Select(contact => contact.Id).ToList();
        connectors.AddRange(await write.ConnectorsOfAsync(db, contactIds));
        foreach (var connector in connectors)
        {
            connector.Copy(connector.Contact ?? (await db.Contacts.FindAsync(connector.ContactId))!);
        }

        if (changes.IsSetChanged<Contact>(Copied))
        {
            CopyAll(write);
        }
    }

    // A change of many rows does not say which: all whose copies differ, once it is done. By subqueries, since a change of many rows
    // follows no navigation.
    private void CopyAll(AccountWrite write)
    {
        IQueryable<Contact> contacts = db.Contacts;
        write.Update(
            db.MobileConnectors.Where(connector => contacts.Any(contact => contact.Id == connector.ContactId
                && (contact.NormalizedLastName != connector.NormalizedLastName
                    || contact.NormalizedFirstName != connector.NormalizedFirstName
                    || contact.NormalizedUserName != connector.NormalizedUserName
                    || connector.SuspendedFrom != (connector.IsHeld || contact.LockedAt != null
                        ? ContactAccess.Always
                        : contact.AccessEndsAt ?? ContactAccess.Never)))),
            set => set
                .SetProperty(
                    connector => connector.NormalizedLastName,
                    connector => contacts.First(contact => contact.Id == connector.ContactId).NormalizedLastName)
                .SetProperty(
                    connector => connector.NormalizedFirstName,
                    connector => contacts.First(contact => contact.Id == connector.ContactId).NormalizedFirstName)
                .SetProperty(
                    connector => connector.NormalizedUserName,
                    connector => contacts.First(contact => contact.Id == connector.ContactId).NormalizedUserName!)
                .SetProperty(
                    connector => connector.SuspendedFrom,
                    connector => contacts.Where(contact => contact.Id == connector.ContactId)
                        .Select(contact => connector.IsHeld || contact.LockedAt != null
                            ? ContactAccess.Always
                            : contact.AccessEndsAt ?? ContactAccess.Never).First()));
    }
}
