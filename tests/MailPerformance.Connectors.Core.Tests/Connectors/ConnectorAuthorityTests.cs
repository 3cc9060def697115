using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>Rules 4 and 5 for connectors: the same answer from the list of connectors and from the contact's page.</summary>
public sealed class ConnectorAuthorityTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const ConnectorPrivilege Read = ConnectorPrivilege.Read;
    private const ConnectorPrivilege ReadWrite = ConnectorPrivilege.ReadWrite;

    [Fact]
    public async Task Delegate_OfAnotherContact_AddsRaisesLowersAndRemoves()
    {
        var (account, actor) = await CreateAsync();
        var contactId = await account.AddContactAsync();

        WriteAssert.Done(await account.As(actor, core => core.Connectors.AddAsync(Sample.IPhone, contactId, Read)));
        var connectorId = (await account.ConnectorsOfAsync(contactId)).Single().Id;
        WriteAssert.Done(await account.As(actor, core => core.Connectors.ChangePrivilegeAsync(connectorId, ReadWrite)));
        WriteAssert.Done(await account.As(actor, core => core.Connectors.ChangePrivilegeAsync(connectorId, Read)));
        WriteAssert.Done(await account.As(actor, core => core.Connectors.RemoveAsync(connectorId)));
    }

    [Fact]
    public async Task Delegate_OfTheOwnConnector_OnlyLowersAndRemoves()
    {
        var (account, actor) = await CreateAsync();
        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Connectors.AddAsync(Sample.IPhone, actor, Read)), "Denial_OwnConnector");
        var connectorId = await account.AddConnectorAsync(actor, ReadWrite);

        WriteAssert.Done(await account.As(actor, core => core.Connectors.ChangePrivilegeAsync(connectorId, Read)));
        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Connectors.ChangePrivilegeAsync(connectorId, ReadWrite)), "Denial_OwnConnector");
        WriteAssert.Done(await account.As(actor, core => core.Connectors.RemoveAsync(connectorId)));
    }

    [Fact]
    public async Task Delegate_OfAnAdministrator_MayNothing()
    {
        var (account, actor) = await CreateAsync();
        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Connectors.AddAsync(Sample.IPhone, account.AdministratorId, Read)),
            "Denial_AdministratorContact");
        var connectorId = await account.AddConnectorAsync(account.AdministratorId);

        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Connectors.RemoveAsync(connectorId)), "Denial_AdministratorContact");
        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Informations.UpdateAsync(
                account.AdministratorId, Sample.Edit(ConnectorChoice.None, ConnectorChoice.Of(Read)))),
            "Denial_AdministratorContact");
    }

    [Fact]
    public async Task ContactsPage_OwnConnector_IsForbiddenAsWell()
    {
        var (account, actor) = await CreateAsync();

        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Informations.UpdateAsync(
                actor, Sample.Edit(ConnectorChoice.Of(Read), ConnectorChoice.None))),
            "Denial_OwnConnector");
    }

    [Fact]
    public async Task ContactsPage_ByADelegate_ChangesConnectorsButNotDetails()
    {
        var (account, actor) = await CreateAsync();
        var contactId = await account.AddContactAsync();
        var edit = Sample.Edit(ConnectorChoice.Of(Read), ConnectorChoice.None);
        var details = await account.DetailsOfAsync(contactId);
        details.LastName = "Autre";

        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(actor, core =>
            core.Informations.UpdateAsync(contactId, edit with { Details = details })));
        WriteAssert.Done(await account.As(actor, core => core.Informations.UpdateAsync(contactId, edit)));
        Assert.Single(await account.ConnectorsOfAsync(contactId));
    }

    [Fact]
    public async Task EditorWithoutTheTick_IsForbidden()
    {
        var (account, _) = await CreateAsync();
        var actor = await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.ContactsCreate);
        var contactId = await account.AddContactAsync();
        var label = PermissionLabels.Of(Permissions.MobileConnectors);

        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Connectors.AddAsync(Sample.IPhone, contactId, Read)),
            "Denial_MissingPermission", label);
        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Informations.CreateAsync(
                Sample.Details(), Sample.Choices(ConnectorChoice.Of(Read)), Guid.NewGuid())),
            "Denial_MissingPermission", label);
    }

    [Theory]
    [InlineData("nokia", Read, "Connector_PlatformUnknown", "nokia")]
    [InlineData(Sample.IPhone, null, "Connector_PrivilegeMissing", null)]
    [InlineData(Sample.IPhone, (ConnectorPrivilege)9, "Connector_PrivilegeUnknown", null)]
    public async Task ContactsPage_BadChoice_NamesTheFieldAndSavesNothing(
        string platform, ConnectorPrivilege? privilege, string textKey, string? argument)
    {
        var (account, _) = await CreateAsync();
        var contactId = await account.AddContactAsync();
        var details = await account.DetailsOfAsync(contactId);
        details.LastName = "À moitié";
        var choices = new Dictionary<string, ConnectorChoice> { [platform] = new(true, privilege) };
        object[] arguments = argument is null ? [] : [argument];
        var field = $"Connectors[{platform}].Privilege";

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core =>
                core.Informations.UpdateAsync(contactId, new ContactEdit(details, null, choices, null))),
            field, textKey, arguments);
        WriteAssert.Invalid(
            await account.UnchangedBy(
                account.AdministratorId, core => core.Informations.CreateAsync(Sample.Details(), choices, Guid.NewGuid())),
            field, textKey, arguments);
    }

    private async Task<(TestAccount Account, long Delegate)> CreateAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return (account, await account.AddDelegateAsync());
    }
}
