using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Gives roles to contacts and takes them away (step « Rôles »).</summary>
public sealed class ContactRoleService(ConnectorsDbContext db, AccountWriter writer)
{
    public const string Field = "Selected";

    /// <summary>Replaces the contact's roles by those selected, if they still are those that the page had shown.</summary>
    public Task<WriteResult<long>> SetAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        writer.RunAsync(
            write => FindAsync(write, contactId),
            (write, target) => write.Authority.Edit(target.Rights),
            (write, target) => SetAsync(write, target.Contact, selected, original));

    /// <summary>Gives one role more; who has it already keeps it.</summary>
    public Task<WriteResult<long>> GiveAsync(long contactId, long roleId) => ChangeAsync(contactId, held => held.Append(roleId));

    /// <summary>Takes one role away; who has it not stays as they are.</summary>
    public Task<WriteResult<long>> TakeAwayAsync(long contactId, long roleId) =>
        ChangeAsync(contactId, held => held.Where(id => id != roleId));

    /// <summary>Takes one role away from the contact, as a part of a write.</summary>
    internal async Task<WriteResult<long>> TakeAwayAsync(AccountWrite write, long contactId, long roleId)
    {
        if (await FindAsync(write, contactId) is not { } target)
        {
            return WriteResult.NotFound<long>();
        }

        var held = target.Contact.Roles.Select(one => one.RoleId).ToHashSet();
        return write.Authority.Edit(target.Rights) is { } denial
            ? WriteResult.Forbidden<long>(denial)
            : await SetAsync(write, target.Contact, held.Where(id => id != roleId).ToHashSet(), held);
    }

    private Task<WriteResult<long>> ChangeAsync(long contactId, Func<IReadOnlySet<long>, IEnumerable<long>> change) =>
        writer.RunAsync(
            write => FindAsync(write, contactId),
            (write, target) => write.Authority.Edit(target.Rights),
            (write, target) =>
            {
                var held = target.Contact.Roles.Select(one => one.RoleId).ToHashSet();
                return SetAsync(write, target.Contact, change(held).ToHashSet(), held);
            });

    private Task<ContactTarget?> FindAsync(AccountWrite write, long contactId) =>
        db.FindTargetAsync(write, contactId, contacts => contacts.Include(found => found.Roles));

    /// <summary>Replaces the contact's roles, as a part of a write that may edit it and has read them.</summary>
    internal async Task<WriteResult<long>> SetAsync(
        AccountWrite write, Contact contact, IReadOnlySet<long> selected, IReadOnlySet<long> original)
    {
        var roles = await db.Roles.Include(role => role.Permissions).ToDictionaryAsync(role => role.Id);
        if (!selected.All(roles.ContainsKey))
        {
            return WriteResult.Invalid<long>(Field, "Selection_Unknown");
        }

        var present = contact.Roles.Select(held => held.RoleId).ToHashSet();
        if (present.SetEquals(selected))
        {
            return WriteResult.Done(contact.Id);
        }

        if (!present.SetEquals(original))
        {
            return WriteResult.Conflict<long>();
        }

        var refused = present.Except(selected).Concat(selected.Except(present))
            .Select(id => write.Authority.Assign(roles[id].Rights))
            .FirstOrDefault(reason => reason is not null);
        if (refused is not null)
        {
            return WriteResult.Forbidden<long>(refused);
        }

        Replace(contact, selected);
        contact.EndPasswordLinksOfOthersThan(write.Actor);
        EndWithAdministrator(write, contact, roles);
        contact.Touch(write);
        return WriteResult.Done(contact.Id);
    }

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
