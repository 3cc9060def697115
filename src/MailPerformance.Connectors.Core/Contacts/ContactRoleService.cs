using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Gives roles to contacts and takes them away (step « Rôles »).</summary>
public sealed class ContactRoleService(ConnectorsDbContext db, AccountWriter writer, CoverageGuard coverage)
{
    public const string Field = "Selected";

    /// <summary>Replaces the contact's roles by those selected, if they still are those that the page had shown.</summary>
    public Task<WriteResult<long>> SetAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        writer.RunAsync(async write =>
        {
            var contact = await db.Contacts.Include(found => found.Roles).SingleOrDefaultAsync(found => found.Id == contactId);
            if (contact is null)
            {
                return WriteResult.NotFound<long>();
            }

            if (write.Authority.Edit((await db.FindContactRightsAsync(contactId))!) is { } denial)
            {
                return WriteResult.Forbidden<long>(denial);
            }

            var roles = await db.Roles.Include(role => role.Permissions).ToDictionaryAsync(role => role.Id);
            if (!selected.All(roles.ContainsKey))
            {
                return WriteResult.Invalid<long>(Field, "Selection_Unknown");
            }

            var present = contact.Roles.Select(held => held.RoleId).ToHashSet();
            if (present.SetEquals(selected))
            {
                return WriteResult.Done(contactId);
            }

            if (!present.SetEquals(original))
            {
                return WriteResult.Conflict<long>();
            }

            var refused = present.Except(selected).Concat(selected.Except(present))
                .Select(id => roles[id])
                .Select(role => write.Authority.Assign(Rights(role)))
                .FirstOrDefault(reason => reason is not null);
            if (refused is not null)
            {
                return WriteResult.Forbidden<long>(refused);
            }

            await LastAdministrator.KeepAsync(db, write, contactId, Field);

            // Whoever ceases to be an administrator may get an end date.
            await coverage.WatchAsync(write);
            Replace(contact, selected);
            contact.EndPasswordLinksOfOthersThan(write.Actor.ContactId);
            EndWithAdministrator(write, contact, roles);
            contact.UpdatedAt = write.Now;
            contact.UpdatedById = write.Actor.ContactId;
            return WriteResult.Done(contactId);
        });

    private static RoleRights Rights(Role role) => new(
        role.IsAdministrator, [.. role.Permissions.Select(ticked => ticked.Permission).Where(PermissionCatalogue.Keys.Contains)]);

    private static void Replace(Contact contact, IReadOnlySet<long> selected)
    {
        foreach (var held in contact.Roles.Where(held => !selected.Contains(held.RoleId)).ToList())
        {
            contact.Roles.Remove(held);
        }

        foreach (var id in selected.Except(contact.Roles.Select(held => held.RoleId)).ToList())
        {
            contact.Roles.Add(new ContactRole { RoleId = id });
        }
    }

    // Only an administrator may do without an end date; whoever ceases to be one gets the latest that the account allows.
    private static void EndWithAdministrator(AccountWrite write, Contact contact, Dictionary<long, Role> roles)
    {
        if (contact.ValidUntil is null && !contact.Roles.Any(held => roles[held.RoleId].IsAdministrator))
        {
            contact.ValidUntil = ValidityRule.Latest(write.Account, contact.TimeZone, write.Now);
            contact.AccessEndsAt = ContactAccess.EndOfDay(contact.ValidUntil, contact.TimeZone);
        }
    }
}
