using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>Reads who somebody is and what they may do, in one command over primary keys (rule 7).</summary>
public sealed class SignedInContacts(ConnectorsDbContext db, TimeProvider time)
{
    /// <summary>Null when the contact is gone or may not be signed in at this moment.</summary>
    public async Task<SignedInContact?> FindAsync(long contactId, CancellationToken cancellation = default)
    {
        // The account is not known before this query has answered, so it looks past the account filter.
        var found = await db.Contacts
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(contact => contact.Id == contactId)
            .Allowed(time.GetUtcNow().UtcDateTime)
            .Select(contact => new
            {
                contact.AccountId,
                contact.Account.Code,
                AccountName = contact.Account.Name,
                contact.Account.MobileConnectorsEnabled,
                contact.FirstName,
                contact.LastName,
                contact.UserName,
                contact.Language,
                contact.TimeZone,
                contact.RowsPerTable,
                contact.SecurityStamp,
                Roles = contact.Roles.Select(held => new
                {
                    held.Role.IsAdministrator,
                    Permissions = held.Role.Permissions.Select(ticked => ticked.Permission),
                }),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var actor = new Actor(
            contactId,
            found.AccountId,
            found.Roles.Any(role => role.IsAdministrator),
            found.Roles.SelectMany(role => role.Permissions).Where(PermissionCatalogue.Keys.Contains).ToFrozenSet(StringComparer.Ordinal));
        return new SignedInContact(
            actor,
            found.Code,
            found.AccountName,
            found.MobileConnectorsEnabled,
            found.FirstName,
            found.LastName,
            found.UserName!,
            found.Language,
            found.TimeZone,
            found.RowsPerTable,
            found.SecurityStamp);
    }
}
