using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Whoever asked for a holder's password link may not hold what the role gives now, so such links end (ADR 11).</summary>
internal sealed class RoleChangeEndsLinks(ConnectorsDbContext db) : IConsequence
{
    public Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        var ids = changes.Added<RolePermission>().Concat(changes.Deleted<RolePermission>())
            .Select(ticked => ticked.RoleId).Where(id => id > 0).Distinct().ToList();
        if (ids.Count > 0)
        {
            var stamp = Contact.NewStamp();
            write.Update(
                db.Contacts.Where(contact => contact.Roles.Any(held => ids.Contains(held.RoleId))
                    && contact.PasswordLinkById != write.Actor.ById),
                set => set
                    .SetProperty(contact => contact.PasswordLinkStamp, stamp)
                    .SetProperty(contact => contact.PasswordLinkAt, (DateTime?)null));
        }

        return Task.CompletedTask;
    }
}
