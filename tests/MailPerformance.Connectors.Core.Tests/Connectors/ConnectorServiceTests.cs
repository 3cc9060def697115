using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>Rules 9 to 11.</summary>
public sealed class ConnectorServiceTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const ConnectorPrivilege Read = ConnectorPrivilege.Read;
    private const ConnectorPrivilege ReadWrite = ConnectorPrivilege.ReadWrite;

    [Fact]
    public async Task Option_OnANewAccount_IsOff() => Assert.False(await IsOnAsync(await host.CreateAccountAsync()));

    [Fact]
    public async Task Option_ByAnybodyButAnAdministrator_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync([.. PermissionCatalogue.Keys]);

        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Account.SetMobileConnectorsAsync(true)), "Denial_AdministratorOnly");
    }

    [Fact]
    public async Task AddAsync_OptionOff_IsRefused()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Connectors.AddAsync(Sample.IPhone, contactId, Read)),
            ConnectorService.PrivilegeField, "Connector_OptionOff");
    }

    [Fact]
    public async Task OptionTurnedOff_KeepsConnectorsAndAllowsLoweringAndRemoving()
    {
        var (account, contactId) = await CreateAsync();
        var connectorId = await account.AddConnectorAsync(contactId, ReadWrite);
        await account.SetOptionAsync(false);

        Assert.Single(await account.ConnectorsOfAsync(contactId));
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.ChangePrivilegeAsync(connectorId, Read)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connectorId)));
        Assert.Empty(await account.ConnectorsOfAsync(contactId));
    }

    [Fact]
    public async Task OptionOffAndOnAgain_ConnectorIsAsItWas()
    {
        var (account, contactId) = await CreateAsync();
        await account.AddConnectorAsync(contactId, ReadWrite);
        await ActivateAsync(account, contactId);
        var before = (await account.ConnectorsOfAsync(contactId)).Single();

        await account.SetOptionAsync(false);
        await account.SetOptionAsync(true);

        Assert.Equivalent(before, (await account.ConnectorsOfAsync(contactId)).Single());
        Assert.True(await IsOnAsync(account));
    }

    [Theory]
    [InlineData("ipad")]
    [InlineData("android")]
    [InlineData("windows-phone-7")]
    public async Task AddAsync_PlatformComingSoon_IsPrepared(string key)
    {
        var (account, contactId) = await CreateAsync();

        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.AddAsync(key, contactId, ReadWrite)));

        var connector = Assert.Single(await account.ConnectorsOfAsync(contactId));
        Assert.Equal(ReadWrite, connector.Privilege);
        Assert.Null(connector.ActivatedAt);
    }

    [Theory]
    [InlineData("nokia")]
    [InlineData("IPHONE'; --")]
    [InlineData("")]
    public async Task AddAsync_PlatformUnknown_IsNotFound(string key)
    {
        var (account, contactId) = await CreateAsync();

        WriteAssert.NotFound(await account.UnchangedBy(account.AdministratorId, core => core.Connectors.AddAsync(key, contactId, Read)));
    }

    [Fact]
    public async Task AddAsync_TenThousandCharactersOfPlatform_IsNotFound()
    {
        var (account, contactId) = await CreateAsync();

        WriteAssert.NotFound(await account.AsAdministrator(core => core.Connectors.AddAsync(new string('i', 10_000), contactId, Read)));
    }

    [Fact]
    public async Task AddAsync_Twice_IsOneConnectorAndAClearMessage()
    {
        var (account, contactId) = await CreateAsync();
        await account.AddConnectorAsync(contactId);

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Connectors.AddAsync(Sample.IPhone, contactId, ReadWrite)),
            ConnectorService.ContactField, "Connector_AlreadyConfigured", (await account.FindAsync(contactId)).UserName!, "iPhone");
    }

    [Fact]
    public async Task AddAsync_ThreeAtTheSameMoment_IsOneConnectorAndAClearMessageForTheOthers()
    {
        var (account, contactId) = await CreateAsync();
        Task<WriteResult<long>> Add() => account.AsAdministrator(core => core.Connectors.AddAsync(Sample.IPhone, contactId, Read));
        var login = (await account.FindAsync(contactId)).UserName!;

        var results = await Together.RunAsync(Add, Add, Add);

        Assert.Single(await account.ConnectorsOfAsync(contactId));
        Assert.Single(results, result => result.IsDone);
        Assert.All(
            results.Where(result => !result.IsDone),
            result => WriteAssert.Invalid(result, ConnectorService.ContactField, "Connector_AlreadyConfigured", login, "iPhone"));
    }

    [Fact]
    public async Task Database_SecondConnectorOfContactAndPlatform_IsAUniqueViolation_AndAMessageToWhoeverWrites()
    {
        var (account, contactId) = await CreateAsync();
        await account.AddConnectorAsync(contactId);
        MobileConnector Second() => new() { AccountId = account.Id, ContactId = contactId, PlatformId = 1, Privilege = Read };

        var violation = await account.Inside(core =>
        {
            core.Db.Add(Second());
            return Assert.ThrowsAsync<DbUpdateException>(() => core.Db.SaveChangesAsync());
        });
        var written = await account.UnchangedBy(account.AdministratorId, core => core.Writer.RunAsync(_ => null, _ =>
        {
            core.Db.Add(Second());
            return Task.FromResult(WriteResult.Done(contactId));
        }, "Field"));

        Assert.Contains("UNIQUE", violation.InnerException!.Message, StringComparison.Ordinal);
        WriteAssert.Invalid(written, "Field", "Write_AlreadyExists");
    }

    [Fact]
    public async Task AddAsync_PrivilegeMissingOrUnknown_IsInvalid()
    {
        var (account, contactId) = await CreateAsync();

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Connectors.AddAsync(Sample.IPhone, contactId, null)),
            ConnectorService.PrivilegeField, "Connector_PrivilegeMissing");
        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core =>
                core.Connectors.AddAsync(Sample.IPhone, contactId, (ConnectorPrivilege)3)),
            ConnectorService.PrivilegeField, "Connector_PrivilegeUnknown");
    }

    [Fact]
    public async Task ChangePrivilegeAsync_MissingOrUnknown_IsInvalid()
    {
        var (account, contactId) = await CreateAsync();
        var connectorId = await account.AddConnectorAsync(contactId);

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Connectors.ChangePrivilegeAsync(connectorId, null)),
            ConnectorService.PrivilegeField, "Connector_PrivilegeMissing");
        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Connectors.ChangePrivilegeAsync(connectorId, 0)),
            ConnectorService.PrivilegeField, "Connector_PrivilegeUnknown");
    }

    [Fact]
    public async Task AddAsync_ContactUnknownOrOfAnotherAccount_IsInvalid()
    {
        var (account, _) = await CreateAsync();
        var (other, othersContact) = await CreateAsync();

        foreach (var contactId in new[] { othersContact, 999_999, 0 })
        {
            WriteAssert.Invalid(
                await other.UnchangedBy(() => account.AsAdministrator(core => core.Connectors.AddAsync(Sample.IPhone, contactId, Read))),
                ConnectorService.ContactField, "Connector_ContactUnknown");
        }
    }

    [Fact]
    public async Task AnotherAccountsConnector_IsNotFound()
    {
        var (account, _) = await CreateAsync();
        var (other, contactId) = await CreateAsync();
        var connectorId = await other.AddConnectorAsync(contactId);

        WriteAssert.NotFound(await other.UnchangedBy(() => account.AsAdministrator(core => core.Connectors.RemoveAsync(connectorId))));
        WriteAssert.NotFound(await other.UnchangedBy(() => account.AsAdministrator(core =>
            core.Connectors.ChangePrivilegeAsync(connectorId, ReadWrite))));
    }

    [Fact]
    public async Task RemoveAsync_Connector_KeepsTheContactAndReaddingHasNoActivationDate()
    {
        var (account, contactId) = await CreateAsync();
        var connectorId = await account.AddConnectorAsync(contactId);
        await ActivateAsync(account, contactId);

        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connectorId)));
        WriteAssert.NotFound(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connectorId)));
        Assert.True(await account.ExistsAsync(contactId));

        await account.AddConnectorAsync(contactId);
        Assert.Null((await account.ConnectorsOfAsync(contactId)).Single().ActivatedAt);
    }

    [Fact]
    public async Task ChangePrivilegeAsync_OfAnActivatedConnector_KeepsTheActivationDate()
    {
        var (account, contactId) = await CreateAsync();
        var connectorId = await account.AddConnectorAsync(contactId);
        await ActivateAsync(account, contactId);

        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.ChangePrivilegeAsync(connectorId, ReadWrite)));

        var connector = (await account.ConnectorsOfAsync(contactId)).Single();
        Assert.Equal((ReadWrite, host.Now), (connector.Privilege, connector.ActivatedAt));
    }

    [Fact]
    public async Task RemoveAsync_EndsTheDevicesOfThatContactAndPlatformAlone()
    {
        var (account, contactId) = await CreateAsync();
        var other = await account.AddContactAsync();
        var connectorId = await account.AddConnectorAsync(contactId);
        await account.AddConnectorAsync(other);
        var (ended, left, elsewhere, others) = (
            await account.AddDeviceAsync(contactId), await account.AddDeviceAsync(contactId), await account.AddDeviceAsync(contactId),
            await account.AddDeviceAsync(other));
        var before = host.Now.AddDays(-1);
        await account.Inside(async core =>
        {
            await core.Db.MobileDevices.Where(device => device.Id == left).ExecuteUpdateAsync(set => set
                .SetProperty(device => device.EndedAt, before).SetProperty(device => device.EndReason, DeviceEnd.SignedOut));
            return await core.Db.MobileDevices.Where(device => device.Id == elsewhere)
                .ExecuteUpdateAsync(set => set.SetProperty(device => device.PlatformId, 2));
        });

        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connectorId)));

        var devices = await account.Inside(core => core.Db.MobileDevices.ToDictionaryAsync(device => device.Id));
        Assert.Equal((host.Now, DeviceEnd.ConnectorRemoved), (devices[ended].EndedAt, devices[ended].EndReason));
        Assert.Equal((before, DeviceEnd.SignedOut), (devices[left].EndedAt, devices[left].EndReason));
        Assert.All([elsewhere, others], id => Assert.Null(devices[id].EndedAt));
    }

    [Fact]
    public async Task EveryChange_SaysWhoMadeIt_AndOneThatGivesEndsTheLinksOfOthers()
    {
        var (account, contactId) = await CreateAsync();
        var maker = await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.MobileConnectors);
        var actor = await account.AddDelegateAsync();
        Task<WriteResult<string>> LinkAsync() => account.As(maker, core => core.Links.CreateAsync(contactId));
        async Task<bool> IsLinkLeftAsync(Func<CoreServices, Task<WriteResult<long>>> change)
        {
            WriteAssert.Done(await LinkAsync());
            host.Time.Advance(TimeSpan.FromMinutes(1));
            WriteAssert.Done(await account.As(actor, change));
            var contact = await account.FindAsync(contactId);
            Assert.Equal((host.Now, actor), (contact.UpdatedAt, contact.UpdatedById));
            return contact.PasswordLinkAt is not null;
        }

        Assert.False(await IsLinkLeftAsync(core => core.Connectors.AddAsync(Sample.IPhone, contactId, Read)));
        var id = (await account.ConnectorsOfAsync(contactId)).Single().Id;
        Assert.False(await IsLinkLeftAsync(core => core.Connectors.ChangePrivilegeAsync(id, ReadWrite)));
        Assert.True(await IsLinkLeftAsync(core => core.Connectors.RemoveAsync(id)));
    }

    private async Task<(TestAccount Account, long ContactId)> CreateAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return (account, await account.AddContactAsync());
    }

    private Task<int> ActivateAsync(TestAccount account, long contactId) => account.Inside(core =>
        core.Db.MobileConnectors.Where(connector => connector.ContactId == contactId)
            .ExecuteUpdateAsync(set => set.SetProperty(connector => connector.ActivatedAt, host.Now)));

    private static Task<bool> IsOnAsync(TestAccount account) =>
        account.Inside(core => core.Db.Accounts.Select(row => row.MobileConnectorsEnabled).SingleAsync());
}
