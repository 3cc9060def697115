using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Roles;

/// <summary>Rules 3, 5, 8 and 14 for roles.</summary>
public sealed class RoleServiceTests(CoreHost host) : IClassFixture<CoreHost>
{
    private static readonly string[] ContactsPage = [Permissions.Administration, Permissions.Contacts];

    [Fact]
    public async Task CreateAsync_ChildTicked_SavesItsAncestors()
    {
        var account = await host.CreateAccountAsync();

        var id = await account.AddRoleAsync("Délégué", Permissions.MobileConnectors);

        Assert.Equal(Sample.Keys([.. ContactsPage, Permissions.MobileConnectors]), await account.PermissionsOfAsync(id));
    }

    [Fact]
    public async Task UpdateAsync_ParentUnticked_ClearsAllBelow()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.ContactsEdit, Permissions.GroupsManage);
        var shown = await account.PermissionsOfAsync(id);

        WriteAssert.Done(await UpdateAsync(account, id, [.. shown.Where(key => key != Permissions.Contacts)], shown));

        Assert.Equal(
            Sample.Keys(Permissions.Administration, Permissions.Groups, Permissions.GroupsManage), await account.PermissionsOfAsync(id));
    }

    [Fact]
    public async Task UpdateAsync_PostedKeys_ReplaceTheSetWhole()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.ContactsEdit);
        var shown = await account.PermissionsOfAsync(id);

        WriteAssert.Done(await UpdateAsync(account, id, [Permissions.Administration, Permissions.SegmentsManage], shown));

        Assert.Equal(
            Sample.Keys(Permissions.Administration, Permissions.Segments, Permissions.SegmentsManage),
            await account.PermissionsOfAsync(id));
    }

    [Fact]
    public async Task UpdateAsync_ChangedByOther_IsConflict()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        var shown = await account.PermissionsOfAsync(id);
        WriteAssert.Done(await UpdateAsync(account, id, [.. shown, Permissions.ContactsEdit], shown));

        WriteAssert.Conflict(await account.UnchangedBy(() => UpdateAsync(account, id, [.. shown, Permissions.ContactsDelete], shown)));
    }

    [Fact]
    public async Task UpdateAsync_RenamedByOther_IsConflict()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        var shown = await account.PermissionsOfAsync(id);
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.UpdateAsync(id, new RoleEdit("Autre", shown, "Rôle", shown))));

        WriteAssert.Conflict(await account.UnchangedBy(account.AdministratorId, core =>
            core.Roles.UpdateAsync(id, new RoleEdit("Encore", shown, "Rôle", shown))));
    }

    [Fact]
    public async Task UpdateAsync_OfTheNameAlone_TakesWhoeverHoldsWhatTheRoleTicks()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Direction", Permissions.Campaigns);
        var shown = await account.PermissionsOfAsync(id);
        var (weak, strong) = (
            await account.AddHolderAsync(Permissions.RolesManage),
            await account.AddHolderAsync(Permissions.RolesManage, Permissions.Campaigns));
        Func<CoreServices, Task<WriteResult<long>>> rename = core =>
            core.Roles.UpdateAsync(id, new RoleEdit("Consultation", shown, "Direction", shown));

        WriteAssert.Forbidden(
            await account.UnchangedBy(weak, rename), "Denial_HigherRights", PermissionLabels.Of(Permissions.Campaigns));
        WriteAssert.Done(await account.As(strong, rename));
    }

    [Fact]
    public async Task UpdateAsync_SameSaveTwice_IsDone()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        var shown = await account.PermissionsOfAsync(id);
        HashSet<string> wanted = [.. shown, Permissions.ContactsEdit];
        WriteAssert.Done(await UpdateAsync(account, id, wanted, shown));

        WriteAssert.Done(await UpdateAsync(account, id, wanted, shown));
    }

    [Fact]
    public async Task UpdateAsync_SameSaveTwiceOfAChildWithoutItsParent_IsDone()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        var shown = await account.PermissionsOfAsync(id);
        HashSet<string> wanted = [.. shown, Permissions.GroupsManage];
        WriteAssert.Done(await UpdateAsync(account, id, wanted, shown));

        WriteAssert.Done(await UpdateAsync(account, id, wanted, shown));
    }

    [Fact]
    public async Task BuiltInRole_IsNeitherEditedNorDeleted()
    {
        var account = await host.CreateAccountAsync();
        var name = "Administrateur";

        WriteAssert.Forbidden(
            await account.UnchangedBy(account.AdministratorId, core => core.Roles.UpdateAsync(
                account.AdministratorRoleId, new RoleEdit("Chef", Sample.Keys(), name, Sample.Keys()))),
            "Role_BuiltIn");
        WriteAssert.Forbidden(
            await account.UnchangedBy(account.AdministratorId, core => core.Roles.DeleteAsync(account.AdministratorRoleId)),
            "Role_BuiltIn");
    }

    [Fact]
    public async Task TickAndUntick_OfWhatTheActorDoesNotHold_AreForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.RolesManage, Permissions.ContactsEdit);
        var id = await account.AddRoleAsync("Rôle", Permissions.ContactsDelete);
        var shown = await account.PermissionsOfAsync(id);

        HashSet<string>[] changes = [[.. shown, Permissions.GroupsManage], [.. shown.Except([Permissions.ContactsDelete])]];
        foreach (var wanted in changes)
        {
            var result = await account.UnchangedBy(actor, core => core.Roles.UpdateAsync(id, new RoleEdit("Rôle", wanted, "Rôle", shown)));
            WriteAssert.Is(WriteStatus.Forbidden, result);
        }

        WriteAssert.Done(await account.As(actor, core =>
            core.Roles.UpdateAsync(id, new RoleEdit("Rôle", Sample.Keys([.. shown, Permissions.ContactsEdit]), "Rôle", shown))));
    }

    [Fact]
    public async Task CreateAndDelete_OfMoreThanTheActorHolds_AreForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.RolesManage);
        var id = await account.AddRoleAsync("Rôle", Permissions.ContactsDelete);

        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(actor, core =>
            core.Roles.CreateAsync("Nouveau", Sample.Keys(Permissions.ContactsDelete))));
        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(actor, core => core.Roles.DeleteAsync(id)));
    }

    [Fact]
    public async Task Everything_WithoutTheRightToManageRoles_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.Roles, Permissions.ContactsEdit);
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        var label = PermissionLabels.Of(Permissions.RolesManage);

        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Roles.CreateAsync("A", Sample.Keys())), "Denial_MissingPermission", label);
        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Roles.UpdateAsync(id, new RoleEdit("B", Sample.Keys(), "Rôle", Sample.Keys()))),
            "Denial_MissingPermission", label);
        WriteAssert.Forbidden(await account.UnchangedBy(actor, core => core.Roles.DeleteAsync(id)), "Denial_MissingPermission", label);
    }

    [Fact]
    public async Task DeleteAsync_RoleThatSomebodyHolds_IsRefusedUntilNobodyDoes()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        await account.GiveRoleAsync(contactId, id);

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Roles.DeleteAsync(id)), "", "Role_HasHolders", 1);

        WriteAssert.Done(await account.AsAdministrator(core => core.ContactRoles.SetAsync(contactId, Sample.Ids(), Sample.Ids(id))));
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(id)));
        Assert.Empty(await account.PermissionsOfAsync(id));
    }

    [Fact]
    public async Task PermissionThatLeftTheCatalogue_HoldsNobodyUp()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.RolesManage, Permissions.ContactsEdit);
        var contactId = await account.AddContactAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        await account.Inside(core =>
        {
            core.Db.Add(new RolePermission { AccountId = account.Id, RoleId = id, Permission = "administration.retired" });
            return core.Db.SaveChangesAsync();
        });

        WriteAssert.Done(await account.As(actor, core => core.ContactRoles.SetAsync(contactId, Sample.Ids(id), Sample.Ids())));
        WriteAssert.Done(await account.As(actor, core => core.ContactRoles.SetAsync(contactId, Sample.Ids(), Sample.Ids(id))));
        WriteAssert.Done(await account.As(actor, core => core.Roles.DeleteAsync(id)));
    }

    [Fact]
    public async Task Save_BadNameOrUnknownRight_IsInvalid_NewOrNot()
    {
        var account = await host.CreateAccountAsync();
        await account.AddRoleAsync("Autre");
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        var shown = await account.PermissionsOfAsync(id);
        Func<CoreServices, string?, HashSet<string>, Task<WriteResult<long>>>[] saves =
        [
            (core, name, keys) => core.Roles.CreateAsync(name, keys),
            (core, name, keys) => core.Roles.UpdateAsync(id, new RoleEdit(name, keys, "Rôle", shown)),
        ];

        foreach (var save in saves)
        {
            Task<WriteResult<long>> RefusedAsync(string? name, params string[] keys) =>
                account.UnchangedBy(account.AdministratorId, core => save(core, name, [.. keys]));
            WriteAssert.Invalid(await RefusedAsync(" ", Permissions.Campaigns), RoleService.NameField, "Role_NameRequired");
            WriteAssert.Invalid(await RefusedAsync(" AUTRE "), RoleService.NameField, "Role_NameTaken", "AUTRE");
            WriteAssert.Invalid(
                await RefusedAsync("Rôle 2", Permissions.Campaigns, "inconnu"), RoleService.PermissionsField, "Role_PermissionUnknown");
        }
    }

    [Fact]
    public async Task UpdateAsync_OwnNameInOtherLetters_IsTidied_AndSaysWhoAndWhen()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddAdministratorAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        var shown = await account.PermissionsOfAsync(id);
        host.Time.Advance(TimeSpan.FromMinutes(1));

        WriteAssert.Done(await account.As(actor, core => core.Roles.UpdateAsync(id, new RoleEdit(" RÔLE ", shown, "Rôle", shown))));

        var role = await account.Inside(core => core.Db.Roles.SingleAsync(role => role.Id == id));
        Assert.Equal(("RÔLE", host.Now, actor), (role.Name, role.UpdatedAt, role.UpdatedById));
    }

    [Fact]
    public async Task AnotherAccountsRole_IsNotFound()
    {
        var account = await host.CreateAccountAsync();
        var other = await host.CreateAccountAsync();
        var id = await other.AddRoleAsync("Rôle", Permissions.Contacts);

        WriteAssert.NotFound(await other.UnchangedBy(() => account.AsAdministrator(core => core.Roles.DeleteAsync(id))));
        WriteAssert.NotFound(await other.UnchangedBy(() => UpdateAsync(account, id, [], [])));
        Assert.True(await other.Inside(core => core.Db.Roles.AnyAsync(role => role.Id == id)));
    }

    private static Task<WriteResult<long>> UpdateAsync(TestAccount account, long id, HashSet<string> wanted, HashSet<string> shown) =>
        account.AsAdministrator(core => core.Roles.UpdateAsync(id, new RoleEdit("Rôle", wanted, "Rôle", shown)));
}
