using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>Rule 16: whoever acts holds only what their entrance gives.</summary>
public sealed class EntranceTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Theory]
    [InlineData(ConnectorPrivilege.Read)]
    [InlineData(ConnectorPrivilege.ReadWrite)]
    public async Task Phone_OfAnAdministrator_HoldsNoRightOfAdministration(ConnectorPrivilege privilege)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = await account.AddCallerAsync(privilege);
        await account.GiveRoleAsync(contactId, account.AdministratorRoleId);
        var caller = await account.CallerAsync(contactId);

        var role = await account.UnchangedBy(() => host.InScope(core =>
        {
            core.Current.Enter(caller.Contact);
            return core.Roles.CreateAsync("Rôle", Sample.Keys(Permissions.Campaigns));
        }));
        var profile = await account.UnchangedBy(() => host.InScope(core =>
        {
            core.Current.Enter(caller.Contact);
            return core.Profile.UpdateAsync(new() { Language = "en", TimeZone = "UTC", RowsPerTable = 10 });
        }));

        WriteAssert.Forbidden(role, "Denial_MissingPermission", PermissionLabels.Of(Permissions.RolesManage));
        WriteAssert.Forbidden(profile, "Denial_Entrance");
    }

    [Fact]
    public async Task Browser_OfAnAdministrator_MovesNoCampaign()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddCampaignAsync(CampaignState.Sending);

        var moved = await account.UnchangedBy(account.AdministratorId, core =>
            core.CampaignControl.OrderAsync(new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));

        WriteAssert.Forbidden(moved, "Denial_Entrance");
    }

    [Theory]
    [InlineData(Entrance.Command)]
    [InlineData(Entrance.Job)]
    [InlineData(Entrance.Link)]
    public async Task Unattended_HoldsNoPermission(Entrance entrance)
    {
        var account = await host.CreateAccountAsync();

        var role = await account.UnchangedBy(() => host.InScope(core =>
        {
            core.Current.EnterUnattended(account.Id, entrance);
            return core.Roles.CreateAsync("Rôle", Sample.Keys());
        }));

        WriteAssert.Forbidden(role, "Denial_MissingPermission", PermissionLabels.Of(Permissions.RolesManage));
    }

    [Fact]
    public async Task Nobody_Writes_WithoutHavingComeIn()
    {
        var account = await host.CreateAccountAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            account.UnchangedBy(() => account.Inside(core => core.Roles.CreateAsync("Rôle", Sample.Keys()))));
    }
}
