using System.Collections.Frozen;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Tests.Roles;

/// <summary>Rule 5 for any world: whatever somebody does, nobody ends with a right that this somebody did not hold.</summary>
public sealed class AuthorityProperties
{
    private const int Contacts = 4;
    private const int Roles = 4;
    private const int Me = 0;

    [Property(Arbitrary = [typeof(AuthorityProperties)], MaxTest = 300)]
    public bool AnySteps_ByOneWhoIsNotAdministrator_GiveNothingThatTheActorDidNotHold(World world)
    {
        var held = world.PermissionsOf(Me);
        var wasAdministrator = world.IsAdministrator(Me);
        var before = Enumerable.Range(0, Contacts).Select(world.PermissionsOf).ToList();
        var administrators = Enumerable.Range(0, Contacts).Select(world.IsAdministrator).ToList();

        foreach (var step in world.Steps)
        {
            world.TryTake(step);
        }

        return wasAdministrator || Enumerable.Range(0, Contacts).All(contact =>
            world.PermissionsOf(contact).Except(before[contact]).All(held.Contains)
            && before[contact].Except(world.PermissionsOf(contact)).All(held.Contains)
            && world.IsAdministrator(contact) == administrators[contact]);
    }

    [Property(Arbitrary = [typeof(AuthorityProperties)], MaxTest = 300)]
    public bool Credentials_OfAnyContact_NeedAllThatItHolds(World world) =>
        Enumerable.Range(0, Contacts).All(contact =>
            world.Authority().EditCredentials(world.RightsOf(contact), false) is not null
            || world.IsAdministrator(Me)
            || (!world.IsAdministrator(contact) && world.PermissionsOf(contact).IsSubsetOf(world.PermissionsOf(Me))));

    [Property(Arbitrary = [typeof(PermissionGenerators)])]
    public bool EveryAnswer_ToAnAdministrator_IsYes(HashSet<string> permissions)
    {
        var authority = new Authority(new Actor(Me, 1, true, FrozenSet<string>.Empty));
        var target = new ContactRights(1, true, permissions, null, true, SeesMore: true);
        return new[]
        {
            authority.View(), authority.Create(), authority.Edit(target), authority.EditCredentials(target, false), authority.Lock(target),
            authority.Delete(target), authority.Assign(new RoleRights(true, permissions)), authority.ManageRoles(),
            authority.GrantConnector(target), authority.ReduceConnector(target), authority.Administrate(),
        }.Concat(permissions.Select(authority.Tick)).All(denial => denial is null);
    }

    public static Arbitrary<World> Worlds() =>
        (from ticks in Gen.ArrayOf(PermissionGenerators.AnyKeys, Roles)
         from held in Gen.ArrayOf(Gen.SubListOf(Enumerable.Range(0, Roles + 1).ToArray()), Contacts)
         from steps in Gen.ArrayOf(
             from contact in Gen.Choose(0, Contacts - 1)
             from role in Gen.Choose(0, Roles)
             from permission in Gen.Elements(PermissionCatalogue.Keys.Order(StringComparer.Ordinal).ToArray())
             from isTick in Gen.Elements(true, false)
             select new Step(contact, role, isTick ? permission : null),
             40)
         select new World(
             [.. ticks.Select(keys => PermissionCatalogue.Tree.WithAncestors(keys).ToHashSet())],
             [.. held.Select(roles => roles.ToHashSet())],
             steps)).ToArbitrary();

    /// <summary>Give or take away the role; or, with a permission, tick or untick it in the role.</summary>
    public sealed record Step(int Contact, int Role, string? Permission);

    /// <summary>The last role number is « Administrateur ».</summary>
    public sealed record World(HashSet<string>[] Ticked, HashSet<int>[] Held, Step[] Steps)
    {
        public HashSet<string> PermissionsOf(int contact) =>
            [.. Held[contact].Where(role => role < Roles).SelectMany(role => Ticked[role])];

        public bool IsAdministrator(int contact) => Held[contact].Contains(Roles);

        public ContactRights RightsOf(int contact) =>
            new(contact, IsAdministrator(contact), PermissionsOf(contact), null, true, SeesMore: false);

        public Authority Authority() => new(new Actor(Me, 1, IsAdministrator(Me), PermissionsOf(Me).ToFrozenSet()));

        public void TryTake(Step step)
        {
            if (step.Permission is { } permission)
            {
                if (step.Role < Roles && (Authority().ManageRoles() ?? Authority().Tick(permission)) is null)
                {
                    Toggle(Ticked[step.Role], permission);
                }

                return;
            }

            var rights = new RoleRights(step.Role == Roles, step.Role == Roles ? [] : Ticked[step.Role]);
            if ((Authority().Edit(RightsOf(step.Contact)) ?? Authority().Assign(rights)) is null)
            {
                Toggle(Held[step.Contact], step.Role);
            }
        }

        private static void Toggle<T>(HashSet<T> set, T item)
        {
            if (!set.Remove(item))
            {
                set.Add(item);
            }
        }
    }
}
