using System.Collections.Frozen;
using FsCheck.Xunit;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using World = MailPerformance.Connectors.Core.Tests.Roles.AuthorityProperties.World;

namespace MailPerformance.Connectors.Core.Tests.Roles;

/// <summary>« Pourquoi ? » says what the check at every request says, for any roles.</summary>
public sealed class RightsExplainedTests
{
    private const int Target = 1;
    private static readonly Grant Given = new(null, null, null, null);

    [Property(Arbitrary = [typeof(AuthorityProperties)], MaxTest = 300)]
    public bool ARight_IsExplained_IfAndOnlyIfItIsHeld(World world)
    {
        var actor = ActorOf(world, Target);
        var explained = Explain(world);
        var held = explained.Held.Select(right => right.Permission).ToHashSet();
        var missing = explained.Missing.Select(right => right.Permission).ToHashSet();
        return explained.IsAdministrator == actor.IsAdministrator
            && PermissionCatalogue.Keys.All(key => held.Contains(key) == actor.Holds(key) && missing.Contains(key) != actor.Holds(key));
    }

    [Property(Arbitrary = [typeof(AuthorityProperties)], MaxTest = 300)]
    public bool EveryPath_GivesTheRightAlone_AndWithoutThemAllItIsGone(World world) =>
        Explain(world).Held.All(right =>
            right.Paths.Count > 0
            && right.Paths.All(role => With(world, number => number == role.Id).Holds(right.Permission))
            && !With(world, number => right.Paths.All(role => role.Id != number)).Holds(right.Permission));

    [Property(Arbitrary = [typeof(AuthorityProperties)], MaxTest = 300)]
    public bool WhoCouldGiveARight_HoldsItAndMayEdit_OrIsAdministrator(World world) =>
        Explain(world).Missing.All(right => Others(world).All(other =>
            right.Givers.Any(giver => giver.ContactId == other.ContactId)
            == (other.IsAdministrator || (other.Holds(Permissions.ContactsEdit) && other.Holds(right.Permission)))));

    [Fact]
    public void AKey_ThatTheCatalogueDoesNotKnow_IsExplainedNowhere()
    {
        var explained = RightsExplained.Of(
            new ContactRights(Target, false, [], null, true, false),
            [new RolePath(1, "Ancien", new RoleRights(false, ["gone.long-ago"]), Given)],
            []);

        Assert.Empty(explained.Held);
        Assert.Equal(PermissionCatalogue.All.Select(permission => permission.Key), explained.Missing.Select(right => right.Permission));
    }

    private static RightsExplained Explain(World world) =>
        RightsExplained.Of(world.RightsOf(Target), [.. RolesOf(world)], Others(world));

    private static IEnumerable<RolePath> RolesOf(World world) =>
        Enumerable.Range(0, world.Ticked.Length + 1).Select(number => new RolePath(
            number, $"Rôle {number}", RightsOf(world, number), world.Held[Target].Contains(number) ? Given : null));

    private static RoleRights RightsOf(World world, int number) =>
        number == world.Ticked.Length ? new RoleRights(true, []) : new RoleRights(false, world.Ticked[number]);

    private static Actor With(World world, Func<int, bool> which) => RightsExplained.ActorOf(
        Target, 1, world.Held[Target].Where(which).Select(number => RightsOf(world, number)));

    private static List<Actor> Others(World world) =>
        [.. Enumerable.Range(0, world.Held.Length).Select(contact => ActorOf(world, contact))];

    private static Actor ActorOf(World world, int contact) =>
        new(contact, 1, world.IsAdministrator(contact), world.PermissionsOf(contact).ToFrozenSet());
}
