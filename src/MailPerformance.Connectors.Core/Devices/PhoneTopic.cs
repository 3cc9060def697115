using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>What the journal says of phones and their invitations.</summary>
internal sealed class PhoneTopic(ConnectorsDbContext db) : IJournalTopic
{
    private static readonly JournalFields<MobileDevice> Fields = new JournalFields<MobileDevice>()
        .TellsOfPerson(device => device.Name)
        .Tells(device => device.Model, device => device.System, device => device.AppVersion, device => device.EndReason)
        .Leaves(
            device => device.Id, device => device.AccountId, device => device.ContactId, device => device.PlatformId,
            device => device.AuthorizationId, device => device.InstallationId, device => device.FirstUsedAt, device => device.LastUsedAt,
            device => device.RefusedAt, device => device.EndedAt);

    // Of a code nothing is told but that there is one.
    private static readonly JournalFields<Invitation> Invitations = new JournalFields<Invitation>()
        .Leaves(
            invitation => invitation.Id, invitation => invitation.AccountId, invitation => invitation.ContactId,
            invitation => invitation.PlatformId, invitation => invitation.CodeHash, invitation => invitation.CreatedById,
            invitation => invitation.CreatedAt, invitation => invitation.ExpiresAt, invitation => invitation.UsedAt);

    public IEnumerable<IJournalFields> Covers => [Fields, Invitations];

    public async Task TellAsync(JournalBook book)
    {
        foreach (var row in book.Changed<MobileDevice>())
        {
            TellDevice(book, row);
        }

        foreach (var row in book.Changed<Invitation>())
        {
            TellInvitation(book, row);
        }

        await TellDeletedAsync(book);
    }

    private static void TellDevice(JournalBook book, EntityEntry<MobileDevice> row)
    {
        var ended = row.Property(device => device.EndedAt);
        if (row.State == EntityState.Deleted)
        {
            return;
        }

        if (row.State == EntityState.Added || row.Property(device => device.AuthorizationId).IsModified)
        {
            About(book, JournalKind.PhoneConnected, row.Entity).With(row, Fields);
        }
        else if (ended.CurrentValue is not null && ended.OriginalValue is null)
        {
            About(book, JournalKind.PhoneEnded, row.Entity)
                .With(JournalSaid.After + nameof(MobileDevice.EndReason), JournalText.Of(row.Entity.EndReason));
        }
    }

    private static void TellInvitation(JournalBook book, EntityEntry<Invitation> row)
    {
        var invitation = row.Entity;
        var used = row.Property(found => found.UsedAt);
        switch (row.State)
        {
            case EntityState.Added:
                // The code is what the connector is invited by.
                book.Withdraw(draft => draft.Kind == JournalKind.ConnectorInvited && draft.ContactId == invitation.ContactId);
                Concerning(book.Open(JournalKind.InvitationMade), invitation);
                break;
            case EntityState.Deleted:
                Concerning(book.Open(JournalKind.InvitationEnded), invitation);
                break;
            default:
                if (used.CurrentValue is not null && used.OriginalValue is null)
                {
                    Concerning(book.Open(JournalKind.InvitationUsed), invitation);
                }

                break;
        }
    }

    private static void Concerning(JournalDraft draft, Invitation invitation) => draft.Concerning(() => invitation.ContactId);

    // Phones go with their contact, by the database itself.
    private async Task TellDeletedAsync(JournalBook book)
    {
        List<long> ids = [.. book.Changed<Contact>().Where(row => row.State == EntityState.Deleted).Select(row => row.Entity.Id)];
        if (ids.Count > 0)
        {
            foreach (var device in await db.MobileDevices.AsNoTracking()
                .Where(device => ids.Contains(device.ContactId) && device.EndedAt == null).ToListAsync())
            {
                About(book, JournalKind.PhoneEnded, device);
            }
        }
    }

    private static JournalDraft About(JournalBook book, JournalKind kind, MobileDevice device) => book.Open(kind)
        .About(() => device.Id, device.Name, isPersonal: true).Concerning(() => device.ContactId);
}
