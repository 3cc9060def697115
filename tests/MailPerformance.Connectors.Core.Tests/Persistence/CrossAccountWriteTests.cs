using System.Data.Common;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>Rule 1, writing: the context refuses, and so does the database behind it.</summary>
public sealed class CrossAccountWriteTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Save_RowAddedForAnotherAccount_Throws()
    {
        var (mine, other) = await TwoAccountsAsync();
        var label = new Group { AccountId = other.Id };
        label.Rename("Intrus");

        await other.UnchangedBy(() => mine.AsAdministrator(core =>
        {
            core.Db.Add(label);
            return Assert.ThrowsAsync<CrossAccountWriteException>(() => core.Db.SaveChangesAsync());
        }));
    }

    [Fact]
    public async Task Save_RowOfAnotherAccountChanged_Throws()
    {
        var (mine, other) = await TwoAccountsAsync();

        await other.UnchangedBy(() => mine.AsAdministrator(async core =>
        {
            var contact = await core.Db.Contacts.IgnoreQueryFilters().SingleAsync(found => found.Id == other.AdministratorId);
            contact.FirstName = "Intrus";
            return await Assert.ThrowsAsync<CrossAccountWriteException>(() => core.Db.SaveChangesAsync());
        }));
    }

    [Fact]
    public async Task Save_RowOfAnotherAccountDeleted_Throws()
    {
        var (mine, other) = await TwoAccountsAsync();

        await other.UnchangedBy(() => mine.AsAdministrator(async core =>
        {
            core.Db.Remove(await core.Db.ContactRoles.IgnoreQueryFilters().FirstAsync(held => held.AccountId == other.Id));
            return await Assert.ThrowsAsync<CrossAccountWriteException>(() => core.Db.SaveChangesAsync());
        }));
    }

    [Fact]
    public async Task Save_Synchronously_ThrowsAsWell()
    {
        var (mine, other) = await TwoAccountsAsync();

        await mine.AsAdministrator(core =>
        {
            core.Db.Add(new RolePermission { AccountId = other.Id, RoleId = other.AdministratorRoleId, Permission = Permissions.Contacts });
            Assert.Throws<CrossAccountWriteException>(() => core.Db.SaveChanges());
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Save_RowMovedToAnotherAccount_Throws()
    {
        var (mine, other) = await TwoAccountsAsync();
        var roleId = await mine.AddRoleAsync("Rôle", Permissions.Contacts);

        await mine.UnchangedBy(() => mine.AsAdministrator(async core =>
        {
            var ticked = await core.Db.RolePermissions.FirstAsync(found => found.RoleId == roleId);
            ticked.AccountId = other.Id;
            return await Assert.ThrowsAnyAsync<InvalidOperationException>(() => core.Db.SaveChangesAsync());
        }));
    }

    [Fact]
    public async Task Save_InsideNoAccount_Throws()
    {
        var account = await host.CreateAccountAsync();

        await host.InScope(async core =>
        {
            var contact = await core.Db.Contacts.IgnoreQueryFilters().SingleAsync(found => found.Id == account.AdministratorId);
            contact.FirstName = "Personne";
            await Assert.ThrowsAsync<CrossAccountWriteException>(() => core.Db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Save_SettingsOfAnotherAccount_Throws()
    {
        var (mine, other) = await TwoAccountsAsync();

        await other.UnchangedBy(() => mine.AsAdministrator(async core =>
        {
            var account = await core.Db.Accounts.IgnoreQueryFilters().SingleAsync(found => found.Id == other.Id);
            account.MobileConnectorsEnabled = true;
            return await Assert.ThrowsAsync<CrossAccountWriteException>(() => core.Db.SaveChangesAsync());
        }));
    }

    [Fact]
    public async Task Save_RowAddedWithoutAccount_Throws()
    {
        var account = await host.CreateAccountAsync();
        var label = new Segment();
        label.Rename("Nouveau");

        await Assert.ThrowsAsync<CrossAccountWriteException>(() => account.AsAdministrator(core =>
        {
            core.Db.Add(label);
            return core.Db.SaveChangesAsync();
        }));
    }

    [Theory]
    [InlineData("INSERT INTO ContactRoles (UserId, RoleId, AccountId) VALUES ({0}, {1}, {2})")]
    [InlineData("INSERT INTO ContactRoles (UserId, RoleId, AccountId) VALUES ({0}, {1}, {3})")]
    [InlineData("INSERT INTO ContactGroups (ContactId, LabelId, AccountId) VALUES ({0}, {4}, {2})")]
    [InlineData("INSERT INTO ContactGroups (ContactId, LabelId, AccountId) VALUES ({0}, {4}, {3})")]
    [InlineData("INSERT INTO RolePermissions (RoleId, Permission, AccountId) VALUES ({1}, 'administration', {2})")]
    [InlineData(
        "INSERT INTO MobileConnectors (ContactId, PlatformId, Privilege, CreatedAt, AccountId) VALUES ({0}, 1, 1, '2026-01-01', {3})")]
    public async Task RawSql_LinkBetweenAccounts_IsRefusedByTheDatabase(string sql)
    {
        var (mine, other) = await TwoAccountsAsync();
        var groupId = WriteAssert.Done(await other.AsAdministrator(core => core.Groups.AddAsync("Groupe")));

        await mine.AsAdministrator(async core =>
        {
            var refusal = await Assert.ThrowsAnyAsync<DbException>(() => core.Db.Database.ExecuteSqlRawAsync(
                sql, mine.AdministratorId, other.AdministratorRoleId, mine.Id, other.Id, groupId));
            Assert.True(TestDatabase.IsForeignKeyViolation(refusal), refusal.Message);
        });
    }

    [Fact]
    public async Task ExecuteUpdate_InsideAnAccount_LeavesTheOthersAlone()
    {
        var (mine, other) = await TwoAccountsAsync();

        await other.UnchangedBy(() => mine.AsAdministrator(core =>
            core.Db.Contacts.ExecuteUpdateAsync(set => set.SetProperty(contact => contact.RowsPerTable, 7))));
    }

    private async Task<(TestAccount Mine, TestAccount Other)> TwoAccountsAsync() =>
        (await host.CreateAccountAsync(), await host.CreateAccountAsync());
}
