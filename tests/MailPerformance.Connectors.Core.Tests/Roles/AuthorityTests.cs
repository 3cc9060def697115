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
    public void CredentialsOfSomebodyWithConnectors_TakeTheRightToGiveThem()
    {
        var (editor, both) = (Of(Permissions.ContactsEdit), Of(Permissions.ContactsEdit, Permissions.MobileConnectors));
        Func<Authority, bool, Denial?>[] ways =
        [
            (authority, has) => authority.EditCredentials(Plain, has),
            (authority, has) => authority.MakeLink(Plain, has),
            (authority, has) => authority.ResetSecondFactor(Plain, has),
        ];

        Assert.All(ways, way => Assert.Null(way(editor, false)));
        Assert.All(ways, way => Assert.Equal("Denial_MissingPermission", Key(way(editor, true))));
        Assert.All(ways, way => Assert.Null(way(both, true)));
    }

    [Fact]
    public void OwnCredentials_AreAnAdministratorsToChange_AndHaveNoLinkNorReset()
    {
        var own = Plain with { ContactId = Me };
        var editor = Of(Permissions.ContactsEdit);

        Assert.Equal("Denial_OwnIdentity", Key(editor.EditIdentity(own)));
        Assert.Equal("Denial_OwnIdentity", Key(editor.EditCredentials(own, false)));
        Assert.Equal("Denial_OwnEndDate", Key(editor.ChangeEndDate(own)));
        Assert.Null(editor.EditIdentity(Plain));
        Assert.Null(OfAdministrator().EditCredentials(own, false));
        Assert.Null(OfAdministrator().ChangeEndDate(own));
        Assert.Equal("Denial_OwnLink", Key(OfAdministrator().MakeLink(own, false)));
        Assert.Equal("Denial_Self", Key(OfAdministrator().ResetSecondFactor(own, false)));
    }

    [Fact]
    public void Sight_IsGivenAndTakenByWhoeverSeesIt()
    {
        var authority = Of(Permissions.ContactsEdit);
        HashSet<long> own = [7, 8];

        Assert.Null(authority.ChooseSight(Plain, own, seesAll: false, [7, 8]));
        Assert.Null(authority.ChooseSight(Plain, new HashSet<long>(), seesAll: true, [9]));
        Assert.Null(OfAdministrator().ChooseSight(Plain with { ContactId = Me }, own, seesAll: true, [9]));
        Assert.Equal("Denial_HigherSight", Key(authority.ChooseSight(Plain, own, seesAll: false, [7, 9])));
        Assert.Equal("Denial_HigherSight", Key(authority.ChooseSight(Plain, own, seesAll: true, [7])));
        Assert.Equal("Denial_OwnSight", Key(authority.ChooseSight(Plain with { ContactId = Me }, own, seesAll: false, [7])));
        Assert.Equal(
            [false, true, true],
            new[] { authority.MayEmptySight(own), authority.MayEmptySight(new HashSet<long>()), OfAdministrator().MayEmptySight(own) });
    }

    [Fact]
    public void Phone_IsManagedByItsOwner_ElseByWhoeverMayReduceTheConnector()
    {
        var own = Plain with { ContactId = Me };

        Assert.Null(Of().ManagePhone(own));
        Assert.Equal("Denial_MissingPermission", Key(Of().ManagePhone(Plain)));
        Assert.Null(Of(Permissions.MobileConnectors).ManagePhone(Plain));
        Assert.Equal("Denial_Entrance", Key(Through(Entrance.Phone).ManagePhone(own)));
    }

    [Fact]
    public void Review_IsAnAdministrators_AndNobodysOfTheirOwn()
    {
        Assert.Null(OfAdministrator().Review(Somebody));
        Assert.Equal("Denial_OwnReview", Key(OfAdministrator().Review(Me)));
        Assert.Equal("Denial_AdministratorOnly", Key(Of([.. PermissionCatalogue.Keys]).Review(Somebody)));
    }

    [Fact]
    public void EachEntrance_OpensItsOwn()
    {
        var entrances = Enum.GetValues<Entrance>();
        Entrance[] Open(Func<Authority, Denial?> ask) => [.. entrances.Where(entrance => ask(Through(entrance)) is null)];

        Assert.Equal([Entrance.Browser], Open(authority => authority.OwnAffairs()));
        Assert.Equal([Entrance.Link], Open(authority => authority.UseLink()));
        Assert.Equal([Entrance.Phone], Open(authority => authority.SignPhoneIn(Me)));
        Assert.Empty(Open(authority => authority.SignPhoneIn(Somebody)));
        Assert.Equal([Entrance.Phone], Open(authority => authority.MoveCampaigns()));
        Assert.Equal([Entrance.Command, Entrance.Job], Open(authority => authority.Operate()));
        Assert.Equal(
            "Campaign_MayNotMove",
            Key(new Authority(new Actor(Me, 1, false, FrozenSet<string>.Empty, Entrance.Phone)).MoveCampaigns()));
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

    private static Authority Through(Entrance entrance) =>
        new(new Actor(Me, 1, false, new[] { PhonePermissions.MoveCampaigns }.ToFrozenSet(), entrance));

    private static Authority OfAdministrator() => new(new Actor(Me, 1, true, FrozenSet<string>.Empty));

    private static string? Key(Denial? denial) => denial?.TextKey;
}
