using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Rules 5, 13 and 14 for the roles of a contact.</summary>
public sealed class ContactRoleServiceTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task SetAsync_Selection_ReplacesTheRoles()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();
        var (first, second) = (
            await account.AddRoleAsync("Un", Permissions.Contacts), await account.AddRoleAsync("Deux", Permissions.Roles));
        await account.GiveRoleAsync(contactId, first);

        WriteAssert.Done(
            await account.AsAdministrator(core => core.ContactRoles.SetAsync(contactId, Sample.Ids(second), Sample.Ids(first))));

        Assert.Equal([second], await account.RolesOfAsync(contactId));
    }

    [Fact]
    public async Task SetAsync_RoleAboveTheActor_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.ContactsEdit);
        var contactId = await account.AddContactAsync();
        var above = await account.AddRoleAsync("Au-dessus", Permissions.ContactsDelete);

        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.ContactRoles.SetAsync(contactId, Sample.Ids(above), Sample.Ids())),
            "Denial_HigherRights", PermissionLabels.Of(Permissions.ContactsDelete));
    }

    [Fact]
    public async Task SetAsync_RoleAboveTheActorTakenAway_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.ContactsEdit);
        var contactId = await account.AddContactAsync();
        var above = await account.AddRoleAsync("Au-dessus", Permissions.ContactsDelete);
        await account.GiveRoleAsync(contactId, above);

        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(actor, core =>
            core.ContactRoles.SetAsync(contactId, Sample.Ids(), Sample.Ids(above))));
    }

    [Fact]
    public async Task SetAsync_ActorsOwnRoles_CannotGrow()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.RolesManage);
        var held = await account.RolesOfAsync(actor);
        var above = await account.AddRoleAsync("Au-dessus", Permissions.ContactsDelete);

        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(actor, core =>
            core.ContactRoles.SetAsync(actor, Sample.Ids([.. held, above]), held)));
        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core =>
                core.ContactRoles.SetAsync(actor, Sample.Ids([.. held, account.AdministratorRoleId]), held)),
            "Denial_AdministratorOnly");
    }

    [Fact]
    public async Task SetAsync_AdministratorsContact_IsForbiddenToOthers()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync([.. PermissionCatalogue.Keys]);

        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.ContactRoles.SetAsync(
                account.AdministratorId, Sample.Ids(), Sample.Ids(account.AdministratorRoleId))),
            "Denial_AdministratorContact");
    }

    [Fact]
    public async Task SetAsync_ByADelegate_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddDelegateAsync();
        var roles = await account.RolesOfAsync(actor);
        var contactId = await account.AddContactAsync();

        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(actor, core =>
            core.ContactRoles.SetAsync(contactId, roles, Sample.Ids())));
    }

    [Fact]
    public async Task SetAsync_RoleThatDoesNotExistOrIsAnotherAccounts_IsInvalid()
    {
        var account = await host.CreateAccountAsync();
        var other = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();

        foreach (var roleId in new[] { 999_999, -1, other.AdministratorRoleId })
        {
            WriteAssert.Invalid(
                await account.UnchangedBy(account.AdministratorId, core =>
                    core.ContactRoles.SetAsync(contactId, Sample.Ids(roleId), Sample.Ids())),
                ContactRoleService.Field, "Selection_Unknown");
        }
    }

    [Fact]
    public async Task SetAsync_ContactOfAnotherAccount_IsNotFound()
    {
        var account = await host.CreateAccountAsync();
        var other = await host.CreateAccountAsync();
        var contactId = await other.AddContactAsync();

        WriteAssert.NotFound(await other.UnchangedBy(() => account.AsAdministrator(core =>
            core.ContactRoles.SetAsync(contactId, Sample.Ids(), Sample.Ids()))));
    }

    [Fact]
    public async Task SetAsync_ChangedByOther_IsConflict()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();
        var (first, second) = (
            await account.AddRoleAsync("Un", Permissions.Contacts), await account.AddRoleAsync("Deux", Permissions.Roles));
        await account.GiveRoleAsync(contactId, first);

        WriteAssert.Conflict(await account.UnchangedBy(account.AdministratorId, core =>
            core.ContactRoles.SetAsync(contactId, Sample.Ids(second), Sample.Ids())));
    }

    [Fact]
    public async Task SetAsync_SameSaveTwice_IsDone()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();
        var roleId = await account.AddRoleAsync("Un", Permissions.Contacts);
        WriteAssert.Done(await account.AsAdministrator(core => core.ContactRoles.SetAsync(contactId, Sample.Ids(roleId), Sample.Ids())));

        WriteAssert.Done(await account.AsAdministrator(core => core.ContactRoles.SetAsync(contactId, Sample.Ids(roleId), Sample.Ids())));
        Assert.Equal([roleId], await account.RolesOfAsync(contactId));
    }

    [Fact]
    public async Task SetAsync_AdministratorWithoutEndDateBecomesOrdinary_GetsTheLatestOne()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddAdministratorAsync();
        await account.ChangeAsync(contactId, contact => (contact.ValidUntil, contact.AccessEndsAt) = (null, null));

        WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactRoles.SetAsync(contactId, Sample.Ids(), Sample.Ids(account.AdministratorRoleId))));

        var contact = await account.FindAsync(contactId);
        Assert.Equal(DateOnly.FromDateTime(host.Now).AddDays(365), contact.ValidUntil);
        Assert.NotNull(contact.AccessEndsAt);
    }
}
