using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>Whoever gives a role or a connector is named on it, whichever way it is given.</summary>
public sealed class GrantTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Administrator = "Sandra Durand";

    [Fact]
    public async Task Role_GivenOnAPage_NamesWhoeverGaveIt_AndStaysSoWhenAnotherComes()
    {
        var account = await host.CreateAccountAsync();
        var (first, second) = (
            await account.AddRoleAsync("Un", Permissions.Contacts), await account.AddRoleAsync("Deux", Permissions.Groups));
        var giver = await NamedAsync(account, "Anton", "Petit", account.AdministratorRoleId);
        var contactId = await account.AddContactAsync();
        WriteAssert.Done(await account.As(giver, core => core.ContactRoles.SetAsync(contactId, Sample.Ids(first), Sample.Ids())));
        var given = host.Now;

        await account.GiveRoleAsync(contactId, second);

        AssertGrant(await RoleAsync(account, contactId, first), giver, "Anton Petit", Entrance.Browser, given);
        AssertGrant(await RoleAsync(account, contactId, second), account.AdministratorId, Administrator, Entrance.Browser, host.Now);
    }

    [Fact]
    public async Task Administrator_OfANewAccount_IsTheOperators()
    {
        var account = await host.CreateAccountAsync();

        AssertGrant(
            await RoleAsync(account, account.AdministratorId, account.AdministratorRoleId), null, null, Entrance.Command, host.Now);
    }

    [Fact]
    public async Task Role_GivenByTheCommandThatRestores_IsTheOperators()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();

        WriteAssert.Done(await account.AsOperator(core => core.Restore.RunAsync(contactId, true)));

        AssertGrant(await RoleAsync(account, contactId, account.AdministratorRoleId), null, null, Entrance.Command, host.Now);
    }

    [Fact]
    public async Task Connector_ByAnAdministrator_SaysSo_AndKeepsItsGiverWhenItIsRaised()
    {
        var account = await WithOptionAsync();
        var contactId = await account.AddContactAsync();
        var id = await account.AddConnectorAsync(contactId);
        var other = await account.AddAdministratorAsync();

        WriteAssert.Done(await account.As(other, core => core.Connectors.ChangePrivilegeAsync(id, ConnectorPrivilege.ReadWrite)));

        var connector = Assert.Single(await account.ConnectorsOfAsync(contactId));
        AssertGrant(connector, account.AdministratorId, Administrator, Entrance.Browser, host.Now);
        Assert.Equal(GrantRight.Administrator, connector.GrantedThrough);
    }

    [Fact]
    public async Task Connector_ByADelegate_SaysByWhichRight()
    {
        var account = await WithOptionAsync();
        var actor = await account.AddDelegateAsync();
        var contactId = await account.AddContactAsync();

        WriteAssert.Done(await account.As(actor, core =>
            core.Connectors.AddAsync(Sample.IPhone, contactId, ConnectorPrivilege.Read)));

        var connector = Assert.Single(await account.ConnectorsOfAsync(contactId));
        AssertGrant(connector, actor, Administrator, Entrance.Browser, host.Now);
        Assert.Equal(GrantRight.MobileConnectors, connector.GrantedThrough);
    }

    [Fact]
    public async Task Connector_FromInformations_NamesWhoeverGaveIt()
    {
        var account = await WithOptionAsync();
        var contactId = await account.AddContactAsync();
        var choice = new ConnectorChoice(true, ConnectorPrivilege.Read);

        WriteAssert.Done(await account.AsAdministrator(core =>
            core.Informations.UpdateAsync(contactId, Sample.Edit(choice, ConnectorChoice.None))));
        var created = WriteAssert.Done(await account.AsAdministrator(core =>
            core.Informations.CreateAsync(Sample.Details(), Sample.Choices(choice), Guid.NewGuid())));

        foreach (var id in new[] { contactId, created })
        {
            var connector = Assert.Single(await account.ConnectorsOfAsync(id));
            AssertGrant(connector, account.AdministratorId, Administrator, Entrance.Browser, host.Now);
            Assert.Equal(GrantRight.Administrator, connector.GrantedThrough);
        }
    }

    [Fact]
    public async Task Roles_GivenBeforeTheJournal_AreHeldByNobodyKnown()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddHolderAsync(Permissions.Contacts);
        await account.Inside(core => core.Db.ContactRoles.Where(held => held.UserId == contactId).ExecuteUpdateAsync(set => set
            .SetProperty(held => held.GrantedById, (long?)null)
            .SetProperty(held => held.GrantedByName, (string?)null)
            .SetProperty(held => held.GrantedAt, (DateTime?)null)
            .SetProperty(held => held.GrantedIn, (Entrance?)null)));

        var roles = await account.Inside(core => core.Why.RolesAsync(contactId));

        Assert.Equal(new Grant(null, null, null, null), Assert.Single(roles, role => role.Grant is not null).Grant);
        Assert.False(roles.Single(role => role.Grant is not null).Grant!.IsGiverGone);
    }

    [Fact]
    public async Task Roles_WhoseGiverIsDeletedSince_KeepTheName_AndFollowItUntilThen()
    {
        var account = await host.CreateAccountAsync();
        var role = await account.AddRoleAsync("Lecteurs", Permissions.Contacts);
        var giver = await NamedAsync(account, "Anton", "Petit", account.AdministratorRoleId);
        var contactId = await account.AddContactAsync();
        WriteAssert.Done(await account.As(giver, core => core.ContactRoles.SetAsync(contactId, Sample.Ids(role), Sample.Ids())));
        await account.ChangeAsync(giver, contact => contact.LastName = "Grand");

        Assert.Equal("Anton Grand", (await GrantAsync(account, contactId)).ByName);
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(giver)));

        var grant = await GrantAsync(account, contactId);
        Assert.Equal("Anton Petit", grant.ByName);
        Assert.True(grant.IsGiverGone);
    }

    [Fact]
    public async Task Givers_AreThoseOfTheAccountWhoCanSignIn()
    {
        var (account, other) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());
        await other.AddAdministratorAsync();
        var editor = await account.AddHolderAsync(Permissions.ContactsEdit);
        await account.AddHolderAsync(Permissions.ContactsCreate);
        var blocked = await account.AddAdministratorAsync();
        await account.ChangeAsync(blocked, contact => contact.LockedAt = host.Now);
        await account.GiveRoleAsync(await account.AddInvitedContactAsync(), account.AdministratorRoleId);

        var found = await account.Inside(async core => await core.Why.GiversAsync(await core.Why.RolesAsync(editor)));

        Assert.Equal([account.AdministratorId, editor], found.People.Select(one => one.ContactId));
        Assert.Equal([true, false], found.People.Select(one => one.IsAdministrator));
        Assert.True(found.People[1].Holds(Permissions.ContactsEdit));
        Assert.True(found.IsWhole);
        Assert.Single(await account.Inside(core => core.Why.AdministratorsAsync(5)));
    }

    [Fact]
    public async Task Givers_MoreThanTheWindow_AreNotAllOfThem()
    {
        var account = await host.CreateAccountAsync();
        var role = await account.AddRoleAsync("Éditeurs", Permissions.ContactsEdit);
        await account.AddCrowdAsync(WhyReader.Window + 10);
        await account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO ContactRoles (UserId, RoleId, AccountId)
            SELECT Id, {role}, AccountId FROM Contacts WHERE AccountId = {account.Id}
            """));

        var found = await account.Inside(async core => await core.Why.GiversAsync(await core.Why.RolesAsync(account.AdministratorId)));

        Assert.False(found.IsWhole);
        Assert.True(found.People.Count <= WhyReader.Window);
        Assert.Equal(account.AdministratorId, found.People[0].ContactId);
    }

    private static async Task<long> NamedAsync(TestAccount account, string first, string last, long roleId)
    {
        var id = await account.AddContactAsync(details => (details.FirstName, details.LastName) = (first, last));
        await account.GiveRoleAsync(id, roleId);
        return id;
    }

    private static async Task<Grant> GrantAsync(TestAccount account, long contactId) =>
        (await account.Inside(core => core.Why.RolesAsync(contactId))).Single(role => role.Grant is not null).Grant!;

    private static Task<ContactRole> RoleAsync(TestAccount account, long contactId, long roleId) =>
        account.Inside(core => core.Db.ContactRoles.SingleAsync(held => held.UserId == contactId && held.RoleId == roleId));

    private static void AssertGrant(IGranted row, long? byId, string? byName, Entrance entrance, DateTime at) =>
        Assert.Equal((byId, byName, entrance, at), (row.GrantedById, row.GrantedByName, row.GrantedIn, row.GrantedAt));

    private async Task<TestAccount> WithOptionAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }
}
