using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>Rule 7.</summary>
public sealed class SignedInContactsTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task FindAsync_ContactWithSeveralRoles_IsOneCommand()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.GroupsManage);
        await account.GiveRoleAsync(id, await account.AddRoleAsync("Autre", Permissions.RolesManage));

        var commands = await host.Commands.ListenAsync(() => FindAsync(id));

        Assert.Single(commands);
    }

    [Fact]
    public async Task FindAsync_Rights_AreTheUnionOfTheRoles()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddHolderAsync(Permissions.ContactsEdit);
        await account.GiveRoleAsync(id, await account.AddRoleAsync("Autre", Permissions.RolesManage));

        Assert.Equal(
            [
                Permissions.Administration, Permissions.Contacts, Permissions.ContactsEdit, Permissions.Roles, Permissions.RolesManage,
            ],
            (await FindAsync(id))!.Actor.Permissions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FindAsync_RightsChangedMeanwhile_AreSeenBothWays()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        Assert.Empty((await FindAsync(id))!.Actor.Permissions);

        var roleId = await account.AddRoleAsync("Rôle", Permissions.MobileConnectors);
        await account.GiveRoleAsync(id, roleId);
        Assert.True((await FindAsync(id))!.Actor.Holds(Permissions.MobileConnectors));

        WriteAssert.Done(await account.AsAdministrator(core => core.ContactRoles.SetAsync(id, Sample.Ids(), Sample.Ids(roleId))));
        Assert.False((await FindAsync(id))!.Actor.Holds(Permissions.MobileConnectors));
    }

    [Fact]
    public async Task FindAsync_PermissionUntickedInTheRole_IsGoneAtOnce()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var roleId = await account.AddRoleAsync("Rôle", Permissions.ContactsEdit);
        await account.GiveRoleAsync(id, roleId);
        var shown = await account.PermissionsOfAsync(roleId);

        WriteAssert.Done(await account.AsAdministrator(core =>
            core.Roles.UpdateAsync(roleId, new RoleEdit("Rôle", Sample.Keys(), "Rôle", shown))));

        Assert.False((await FindAsync(id))!.Actor.Holds(Permissions.ContactsEdit));
    }

    [Fact]
    public async Task FindAsync_LockedOrDeletedContact_IsNull()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
        Assert.Null(await FindAsync(id));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
        Assert.Null(await FindAsync(id));
    }

    [Fact]
    public async Task FindAsync_ContactKeptOutAfterWrongPasswords_GoesOnWorking()
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.LockoutEnd = host.Time.GetUtcNow().AddMinutes(5));

        Assert.NotNull(await FindAsync(account.AdministratorId));
    }

    [Fact]
    public async Task Write_RightTakenAwaySinceTheRequestBegan_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.GroupsManage);
        var held = await account.RolesOfAsync(actor);

        var result = await account.As(actor, async core =>
        {
            WriteAssert.Done(await account.AsAdministrator(others => others.ContactRoles.SetAsync(actor, Sample.Ids(), held)));
            return await core.Groups.AddAsync("Groupe");
        });

        WriteAssert.Forbidden(result, "Denial_MissingPermission", PermissionLabels.Of(Permissions.GroupsManage));
    }

    [Fact]
    public async Task Write_ActorLockedSinceTheRequestBegan_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.GroupsManage);

        var result = await account.As(actor, async core =>
        {
            WriteAssert.Done(await account.AsAdministrator(others => others.Contacts.SetLockedAsync(actor, true)));
            return await core.Groups.AddAsync("Groupe");
        });

        WriteAssert.Forbidden(result, "Denial_SignedOut");
    }

    [Fact]
    public async Task Write_ByNobody_Throws() =>
        await host.InScope(core => Assert.ThrowsAsync<InvalidOperationException>(() => core.Groups.AddAsync("Groupe")));

    [Fact]
    public async Task Write_WithTheIdOfAnotherAccountsContact_IsForbidden()
    {
        var (account, other) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());

        var result = await account.UnchangedBy(() => account.Inside(core =>
        {
            core.Current.Enter(account.Id, other.AdministratorId);
            return core.Groups.AddAsync("Groupe");
        }));

        WriteAssert.Forbidden(result, "Denial_SignedOut");
    }

    private Task<SignedInContact?> FindAsync(long contactId) => host.InScope(core => core.SignedIn.FindAsync(contactId));
}
