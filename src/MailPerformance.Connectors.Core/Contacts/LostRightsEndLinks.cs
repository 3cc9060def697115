using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Whoever is blocked or deleted, or loses a role or a tick in one, loses the password links that they have made for others: given
/// back, the right does not bring them back.
/// </summary>
internal sealed class LostRightsEndLinks(ConnectorsDbContext db) : IConsequence
{
    public Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        var makers = changes.Changed<Contact>(nameof(Contact.LockedAt)).Concat(changes.Deleted<Contact>()).Select(contact => contact.Id)
            .Concat(changes.Deleted<ContactRole>().Select(held => held.UserId)).Distinct().ToList();
        var roles = changes.Deleted<RolePermission>().Select(ticked => ticked.RoleId).Distinct().ToList();
        if (makers.Count > 0 || roles.Count > 0)
        {
            var stamp = Contact.NewStamp();
            var holders = db.ContactRoles.Where(held => roles.Contains(held.RoleId));
            write.Update(
                db.Contacts.Where(contact => contact.PasswordLinkById != null
                    && (makers.Contains(contact.PasswordLinkById.Value)
                        || holders.Any(held => held.UserId == contact.PasswordLinkById.Value))),
                set => set
                    .SetProperty(contact => contact.PasswordLinkStamp, stamp)
                    .SetProperty(contact => contact.PasswordLinkAt, (DateTime?)null));
        }

        return Task.CompletedTask;
    }
}
