using System.Collections.Frozen;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Roles;

/// <summary>Rules 3 to 5, a sentence each.</summary>
public sealed class AuthorityTests
{
    private const long Me = 1;
    private const long Somebody = 2;

    private static readonly ContactRights Plain = new(Somebody, false, [], null, true, SeesMore: false);
    private static readonly ContactRights Administrator = new(Somebody, true, [], null, true, SeesMore: false);

    [Fact]
    public void Administrator_HoldsEveryPermission()
    {
        var administrator = new Actor(Me, 1, true, FrozenSet<string>.Empty);

        Assert.True(administrator.HoldsAll(PermissionCatalogue.Keys));
        Assert.True(administrator.Holds("a.permission.of.tomorrow"));
    }

    [Fact]
    public void Delegate_ChangesConnectorsAndNothingElse()
    {
        var authority = Of(Permissions.MobileConnectors);

        Assert.Null(authority.View());
        Assert.Null(authority.GrantConnector(Plain));
        Assert.Null(authority.ReduceConnector(Plain));
        Assert.Equal(
            ["Denial_MissingPermission"],
            new[]
            {
                authority.Create(), authority.Edit(Plain), authority.EditCredentials(Plain, false), authority.Lock(Plain),
                authority.Delete(Plain), authority.ManageRoles(), authority.Needs(Permissions.ContactsSearch),
                authority.Needs(Permissions.GroupsManage), authority.Needs(Permissions.CategoriesManage),
                authority.Needs(Permissions.SegmentsManage),
            }.Select(Key).Distinct());
        Assert.Equal("Denial_AdministratorOnly", Key(authority.Administrate()));
    }

    [Fact]
    public void LettingInAndLonger_TakesSomebodyWhoHoldsAndSeesAsMuch()
    {
        var authority = Of(Permissions.ContactsEdit);
        var stronger = Plain with { Permissions = new HashSet<string> { Permissions.Campaigns } };
        var seeing = Plain with { SeesMore = true };

        Assert.All([Plain, stronger, seeing], contact => Assert.Null(authority.Lock(contact)));
        Assert.Equal(
            [null, "Denial_HigherRights", "Denial_SeesMore"],
            new[] { Plain, stronger, seeing }.Select(contact => Key(authority.Unlock(contact))));
        Assert.Equal(
            [null, "Denial_HigherRights", "Denial_SeesMore"],
            new[] { Plain, stronger, seeing }.Select(contact => Key(authority.ChangeEndDate(contact))));
    }

    [Theory]
    [InlineData(Permissions.ContactsCreate)]
    [InlineData(Permissions.ContactsEdit)]
    [InlineData(Permissions.ContactsDelete)]
    [InlineData(Permissions.RolesManage)]
    public void WithoutTheTick_NobodyTouchesConnectors(string permission)
    {
        Assert.Equal("Denial_MissingPermission", Key(Of(permission).GrantConnector(Plain)));
        Assert.Equal("Denial_MissingPermission", Key(Of(permission).ReduceConnector(Plain)));
    }

    [Fact]
    public void EverythingTicked_NeverChangesAnAdministratorsContact()
    {
        var authority = Of([.. PermissionCatalogue.Keys]);

        Assert.All(
            [
                authority.Edit(Administrator), authority.EditCredentials(Administrator, false), authority.Lock(Administrator),
                authority.Delete(Administrator), authority.GrantConnector(Administrator), authority.ReduceConnector(Administrator),
            ],
            denial => Assert.Equal("Denial_AdministratorContact", Key(denial)));
    }

    [Fact]
    public void EverythingTicked_IsNotAdministrator()
    {
        var authority = Of([.. PermissionCatalogue.Keys]);

        Assert.Equal("Denial_AdministratorOnly", Key(authority.Administrate()));
        Assert.Equal("Denial_AdministratorOnly", Key(authority.Assign(new RoleRights(true, []))));
    }

    [Fact]
    public void OwnConnector_IsLoweredButNeverRaised()
    {
        var own = Plain with { ContactId = Me };

        Assert.Equal("Denial_OwnConnector", Key(Of(Permissions.MobileConnectors).GrantConnector(own)));
        Assert.Null(Of(Permissions.MobileConnectors).ReduceConnector(own));
    }

    [Fact]
    public void OwnConnectorOfAnAdministrator_IsAllowed() =>
        Assert.Null(OfAdministrator().GrantConnector(Administrator with { ContactId = Me }));

    [Fact]
    public void OwnContact_IsNeverLockedNorDeleted()
    {
        var own = Administrator with { ContactId = Me };

        Assert.Equal("Denial_Self", Key(OfAdministrator().Lock(own)));
        Assert.Equal("Denial_Self", Key(OfAdministrator().Delete(own)));
    }

    [Fact]
    public void CreatorWhoMayNotEdit_FinishesOwnContactUntilItHasAPassword()
    {
        var made = new ContactRights(Somebody, false, [], Me, HasPassword: false, SeesMore: false);
        var authority = Of(Permissions.ContactsCreate);

        Assert.Null(authority.Edit(made));
        Assert.Null(authority.EditCredentials(made, false));
        Assert.Equal("Denial_MissingPermission", Key(authority.Edit(made with { HasPassword = true })));
        Assert.Equal("Denial_MissingPermission", Key(authority.Edit(made with { CreatedById = Somebody })));
        Assert.Equal("Denial_AdministratorContact", Key(authority.Edit(made with { IsAdministrator = true })));
        Assert.Equal("Denial_MissingPermission", Key(Of(Permissions.Contacts).Edit(made)));
    }

    [Fact]
    public void CredentialsOfAStrongerContact_AreRefused()
    {
        var stronger = Plain with { Permissions = [Permissions.ContactsEdit, Permissions.RolesManage] };
        var authority = Of(Permissions.ContactsEdit);

        Assert.Null(authority.Edit(stronger));
        Assert.Equal("Denial_HigherRights", Key(authority.EditCredentials(stronger, false)));
        Assert.Null(Of(Permissions.ContactsEdit, Permissions.RolesManage).EditCredentials(stronger, false));
    }

    [Fact]
    public void RoleWithMoreThanOneHolds_IsNeitherGivenNorTakenAway() =>
        Assert.Equal("Denial_HigherRights", Key(Of(Permissions.ContactsEdit).Assign(new RoleRights(false, [Permissions.RolesManage]))));

    [Fact]
    public void DenialOfHigherRights_NamesThemInTheReadersLanguage() =>
        Assert.Equal(
            CoreTexts.Get("Denial_HigherRights", PermissionLabels.Of(Permissions.RolesManage)),
            Of(Permissions.ContactsEdit).Tick(Permissions.RolesManage)!.Message);

    /// <summary>A question that needs less is asked with a <see cref="ContactStanding"/>.</summary>
    [Fact]
    public void ContactRights_AreReadAndNeverInvented() =>
        Assert.Equal(
            ["ContactRightsReader.cs"],
            Solution.Sources().Where(source => source.Path.Contains("src/") && source.Text.Contains("new ContactRights("))
                .Select(source => Path.GetFileName(source.Path)));

    // As saved: a ticked child has its ancestors.
    private static Authority Of(params string[] permissions) =>
        new(new Actor(Me, 1, false, PermissionCatalogue.Tree.WithAncestors(permissions)));

    private static Authority OfAdministrator() => new(new Actor(Me, 1, true, FrozenSet<string>.Empty));

    private static string? Key(Denial? denial) => denial?.TextKey;
}
