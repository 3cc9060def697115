using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Blocks and deletes contacts. Their details are <see cref="ContactDetailsWriter"/>, their roles <see cref="ContactRoleService"/>.
/// </summary>
public sealed class ContactService(ConnectorsDbContext db, AccountWriter writer)
{
    /// <summary>Blocks the contact, or lets it in again. Blocking twice is blocking once.</summary>
    public Task<WriteResult<long>> SetLockedAsync(long contactId, bool locked) =>
        writer.RunAsync(
            write => db.FindTargetAsync(write, contactId),
            (write, target) => locked ? write.Authority.Lock(target.Rights) : write.Authority.Unlock(target.Rights),
            (write, target) =>
            {
                var contact = target.Contact;
                var isLocked = contact.LockedAt is not null;
                if (locked ? !isLocked : isLocked || contact.LockoutEnd is not null)
                {
                    if (locked)
                    {
                        contact.Block(write.Now);
                    }
                    else
                    {
                        contact.LetIn();
                    }

                    contact.Touch(write);
                }

                return Task.FromResult(WriteResult.Done(contactId));
            });

    /// <summary>Deletes the contact with its connectors, roles and labels.</summary>
    public Task<WriteResult<long>> DeleteAsync(long contactId) =>
        writer.RunAsync(
            write => db.FindTargetAsync(write, contactId),
            (write, target) => write.Authority.Delete(target.Rights),
            (_, target) =>
            {
                db.Contacts.Remove(target.Contact);
                return Task.FromResult(WriteResult.Done(contactId));
            });
}
