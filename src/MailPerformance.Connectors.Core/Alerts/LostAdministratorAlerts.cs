using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>
/// Nobody gets rid of an administrator unseen: all of them are told, the one concerned among them, when one is blocked or deleted, loses
/// the role, or is to end earlier.
/// </summary>
internal sealed class LostAdministratorAlerts(ConnectorsDbContext db, AlertOutbox alerts) : IConsequence
{
    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        if (!alerts.IsEnabled)
        {
            return;
        }

        var losses = await LossesAsync(write, changes);
        if (losses.TrueForAll(lost => write.KnowsNoAdministrator(lost.Contact.Id)))
        {
            return;
        }

        // Before the save they are administrators still.
        var administrators = await alerts.AdministratorsAsync([]);
        foreach (var (contact, loss) in losses.Where(lost => administrators.Contains(lost.Contact.Id)))
        {
            await alerts.AddAsync(
                write, administrators, new AdministratorLostMail(contact.Id, AlertOutbox.NameOf(contact), loss, contact.AccessEndsAt));
        }
    }

    // The gravest of each contact.
    private async Task<List<(Contact Contact, AdministratorLoss Loss)>> LossesAsync(AccountWrite write, WriteChanges changes)
    {
        List<(Contact Contact, AdministratorLoss Loss)> losses =
        [
            .. changes.Deleted<Contact>().Select(contact => (contact, AdministratorLoss.Deleted)),
            .. (await DemotedAsync(changes)).Select(contact => (contact, AdministratorLoss.Role)),
            .. changes.Changed<Contact>(nameof(Contact.LockedAt)).Where(contact => contact.LockedAt is not null)
                .Select(contact => (contact, AdministratorLoss.Blocked)),
            .. changes.Changed<Contact>(nameof(Contact.AccessEndsAt)).Where(contact => EndsEarlier(write, changes, contact))
                .Select(contact => (contact, AdministratorLoss.EndDate)),
        ];
        return [.. losses.DistinctBy(lost => lost.Contact.Id)];
    }

    private async Task<List<Contact>> DemotedAsync(WriteChanges changes)
    {
        var contacts = new List<Contact>();
        foreach (var held in changes.Deleted<ContactRole>().ToList())
        {
            // Both are rows that the write has read, as a rule.
            if ((held.Role ?? await db.Roles.FindAsync(held.RoleId)) is { IsAdministrator: true }
                && (held.Contact ?? await db.Contacts.FindAsync(held.UserId)) is { } contact)
            {
                contacts.Add(contact);
            }
        }

        return contacts;
    }

    // Another time zone moves the end as well; one's own is one's own to choose.
    private static bool EndsEarlier(AccountWrite write, WriteChanges changes, Contact contact)
    {
        var before = changes.Before<DateTime?>(contact, nameof(Contact.AccessEndsAt));
        var isByDate = changes.Before<DateOnly?>(contact, nameof(Contact.ValidUntil)) != contact.ValidUntil;
        return contact.AccessEndsAt is { } end && (before is null || end < before) && (isByDate || contact.Id != write.Actor.ById);
    }
}
