using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using static MailPerformance.Connectors.Core.Tests.Writing.EffectWorld;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>What a write changes for people is found by carrying it out.</summary>
public sealed class EffectTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Right_ThatAnotherRoleGives_IsNotLost()
    {
        var account = await host.CreateAccountAsync();
        var (roleId, contactId) = await account.HeldRoleAsync(Create);
        await account.GiveRoleAsync(contactId, await account.AddRoleAsync("Aussi", Create));
        await account.GiveRoleAsync(account.AdministratorId, roleId);

        var done = await account.AsAdministrator(core =>
        {
            core.Preview.Ask(null);
            return UntickAsync(core, roleId);
        });

        WriteAssert.Done(done);
    }

    [Fact]
    public async Task NewAdministrator_IsNamed_WithThoseWhoAreThereThen()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();

        var effect = WriteAssert.Unseen(await account.RehearseAsync(core =>
            core.ContactRoles.SetAsync(contactId, Sample.Ids(account.AdministratorRoleId), Sample.Ids())));

        var line = Assert.IsType<RightsLine>(effect.Lines[0]);
        Assert.True(line is { Promoted: true, Demoted: false, Lost.Count: 0 });
        Assert.Equal(PermissionCatalogue.All.Select(permission => permission.Key), line.Gained);
        Assert.Equal(2, Assert.IsType<AdministratorsLine>(effect.Lines[1]).People.Value);
    }

    [Fact]
    public async Task LastAdministrator_IsRefused_AndARehearsalSaysWhy()
    {
        var account = await host.CreateAccountAsync();
        Task<WriteResult<long>> DemoteAsync(CoreServices core) =>
            core.ContactRoles.SetAsync(account.AdministratorId, Sample.Ids(), Sample.Ids(account.AdministratorRoleId));

        var rehearsed = WriteAssert.Unseen(await account.RehearseAsync(DemoteAsync));
        var meant = await account.UnchangedBy(account.AdministratorId, core =>
        {
            core.Preview.Ask(rehearsed.Digest);
            return DemoteAsync(core);
        });

        Assert.True(rehearsed.IsRefused);
        Assert.Contains(new RefusalLine(CoreTexts.Get("Contact_LastAdministrator")), rehearsed.Lines);
        WriteAssert.Invalid(meant, ContactRoleService.Field, "Contact_LastAdministrator");
    }

    [Fact]
    public async Task HeldRole_IsRefusedBeforeTheSave_AndARehearsalSaysWhy()
    {
        var account = await host.CreateAccountAsync();
        var (roleId, _) = await account.HeldRoleAsync(Create);

        var rehearsed = WriteAssert.Unseen(await account.RehearseAsync(core => core.Roles.DeleteAsync(roleId)));

        Assert.Equal([new RefusalLine(CoreTexts.Get("Role_HasHolders", 1))], rehearsed.Lines);
    }

    [Fact]
    public async Task Question_OfARule_IsPartOfTheEffect_AndSeenIsConsented()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending, name: "Soldes");

        var asked = WriteAssert.Unseen(await account.RehearseAsync(core => core.Account.SetMobileConnectorsAsync(false)));
        var done = await account.AsAdministrator(core =>
        {
            core.Preview.Ask(asked.Digest);
            return core.Account.SetMobileConnectorsAsync(false);
        });

        Assert.Equal(
            [new ConnectorsSuspendedLine(new BoundedCount(1)), new QuestionLine(
                StopCoverageRule.Field, CoreTexts.Get("Coverage_Lost", CoreTexts.Get("Quoted", "Soldes")))],
            asked.Lines);
        WriteAssert.Done(done);
        Assert.Single(await account.ConnectorsOfAsync(contactId));
    }

    [Fact]
    public async Task DeletedContact_LosesItsRightsAndConnectors()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var (_, contactId) = await account.HeldRoleAsync(Create);
        var connectorId = await account.AddConnectorAsync(contactId);

        var effect = WriteAssert.Unseen(await account.RehearseAsync(core => core.Contacts.DeleteAsync(contactId)));

        Assert.Equal(Create, Assert.IsType<RightsLine>(effect.Lines[0]).Lost);
        Assert.Equal(new ConnectorRemovedLine(connectorId, "Sandra Durand", "iPhone", ConnectorPrivilege.Read), effect.Lines[1]);
        Assert.Equal(2, effect.Lines.Count);
    }

    [Fact]
    public async Task DeletedLabel_IsTakenOffItsContacts()
    {
        var account = await host.CreateAccountAsync();
        var (used, free) = (await account.AddLabelAsync<Group>("Portée"), await account.AddLabelAsync<Group>("Libre"));
        var contactId = await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactLabels.SetGroupsAsync(contactId, Sample.Ids(used), Sample.Ids())));

        var ofUsed = WriteAssert.Unseen(await account.RehearseAsync(core => core.Labels<Group>().DeleteAsync(used)));
        var ofFree = WriteAssert.Unseen(await account.RehearseAsync(core => core.Labels<Group>().DeleteAsync(free)));

        Assert.Equal([LabelLine.Of<Group>(used, 1)], ofUsed.Lines);
        Assert.True(ofFree.IsEmpty);
    }

    [Fact]
    public async Task Name_IsTold_ToNobodyWhoMayNotListContacts()
    {
        var account = await host.CreateAccountAsync();
        var (roleId, contactId) = await account.HeldRoleAsync(Permissions.Administration, Permissions.Campaigns);
        var reader = await account.AddHolderAsync(Permissions.RolesManage, Permissions.Campaigns);

        var effect = WriteAssert.Unseen(await account.UnchangedBy(reader, core =>
        {
            core.Preview.Rehearse();
            string[] present = [Permissions.Administration, Permissions.Campaigns];
            return core.Roles.UpdateAsync(
                roleId, new RoleEdit("Tenu", Sample.Keys(Permissions.Administration), "Tenu", Sample.Keys(present)));
        }));

        var line = Assert.IsType<RightsLine>(Assert.Single(effect.Lines));
        Assert.Equal((contactId, null), (line.ContactId, line.Name));
    }
}
