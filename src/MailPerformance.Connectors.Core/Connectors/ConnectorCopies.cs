using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// Whatever changes a contact's names, login or access, or a connector's review, changes the copies that connectors are sorted and
/// counted by. After the other consequences of connectors: one of them holds them for review.
/// </summary>
internal sealed class ConnectorCopies(ConnectorsDbContext db) : IConsequence
{
    private static readonly string[] Names =
    [
        nameof(Contact.NormalizedLastName), nameof(Contact.NormalizedFirstName), nameof(Contact.NormalizedUserName),
    ];

    private static readonly string[] Access = [nameof(Contact.LockedAt), nameof(Contact.AccessEndsAt)];

    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        var connectors = changes.Added<MobileConnector>()
            .Concat(changes.Changed<MobileConnector>(nameof(MobileConnector.IsHeld))).ToList();
        var contactIds = changes.Changed<Contact>([.. Names, .. Access]).Select(contact => contact.Id).ToList();
        if (contactIds.Count > 0)
        {
            connectors.AddRange(await db.MobileConnectors
                .Where(connector => EF.Parameter(contactIds).Contains(connector.ContactId)).ToListAsync());
        }

        foreach (var connector in connectors)
        {
            connector.Copy(connector.Contact ?? (await db.Contacts.FindAsync(connector.ContactId))!);
        }

        if (changes.IsSetChanged<Contact>(Names))
        {
            CopyAllNames(write);
        }

        if (changes.IsSetChanged<Contact>(Access))
        {
            CopyAllAccess(write);
        }
    }

    // A change of many rows does not say which: all whose copies differ, once it is done.
    private void CopyAllNames(AccountWrite write) =>
        write.Update(
            db.MobileConnectors.Where(connector =>
                connector.NormalizedLastName != connector.Contact.NormalizedLastName
                || connector.NormalizedFirstName != connector.Contact.NormalizedFirstName
                || connector.NormalizedUserName != connector.Contact.NormalizedUserName),
            set => set
                .SetProperty(connector => connector.NormalizedLastName, connector => connector.Contact.NormalizedLastName)
                .SetProperty(connector => connector.NormalizedFirstName, connector => connector.Contact.NormalizedFirstName)
                .SetProperty(connector => connector.NormalizedUserName, connector => connector.Contact.NormalizedUserName!));

    private void CopyAllAccess(AccountWrite write)
    {
        write.Update(
            db.MobileConnectors.Where(connector => connector.SuspendedFrom != ContactAccess.Always
                && (connector.IsHeld || connector.Contact.LockedAt != null)),
            set => set.SetProperty(connector => connector.SuspendedFrom, ContactAccess.Always));
        write.Update(
            db.MobileConnectors.Where(connector => !connector.IsHeld && connector.Contact.LockedAt == null
                && connector.SuspendedFrom != (connector.Contact.AccessEndsAt ?? ContactAccess.Never)),
            set => set.SetProperty(
                connector => connector.SuspendedFrom, connector => connector.Contact.AccessEndsAt ?? ContactAccess.Never));
    }
}
