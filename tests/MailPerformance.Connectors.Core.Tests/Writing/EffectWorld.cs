using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>A role that somebody holds, and writes that are rehearsed.</summary>
internal static class EffectWorld
{
    public static readonly string[] Create = [Permissions.Administration, Permissions.Contacts, Permissions.ContactsCreate];

    public static Task<WriteResult<T>> RehearseAsync<T>(this TestAccount account, Func<CoreServices, Task<WriteResult<T>>> work) =>
        account.AsAdministrator(core =>
        {
            core.Preview.Rehearse();
            return work(core);
        });

    public static async Task<(long RoleId, long ContactId)> HeldRoleAsync(this TestAccount account, params string[] permissions)
    {
        var roleId = await account.AddRoleAsync("Tenu", permissions);
        var contactId = await account.AddContactAsync();
        await account.GiveRoleAsync(contactId, roleId);
        return (roleId, contactId);
    }

    public static async Task<WriteResult<long>> UntickAsync(CoreServices core, long roleId)
    {
        var name = await core.Db.Roles.Where(role => role.Id == roleId).Select(role => role.Name).SingleAsync();
        return await core.Roles.UpdateAsync(
            roleId, new RoleEdit(name, Sample.Keys(Permissions.Administration, Permissions.Contacts), name, Sample.Keys(Create)));
    }
}
