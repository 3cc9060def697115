using System.Collections.Frozen;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>
/// « Pourquoi ? »: where each right of a contact comes from, and who could give the others (rule 5). It has no rule of its own: what
/// roles give is <see cref="ActorOf"/>, as at every request, and whoever could give something is asked about with <see cref="Authority"/>.
/// </summary>
public sealed class RightsExplained
{
    private RightsExplained(IReadOnlyList<RolePath> roles, IReadOnlyList<HeldRight> held, IReadOnlyList<MissingRight> missing) =>
        (Roles, Held, Missing) = (roles, held, missing);

    /// <summary>The roles that the contact holds.</summary>
    public IReadOnlyList<RolePath> Roles { get; }

    public bool IsAdministrator => Roles.Any(role => role.Rights.IsAdministrator);

    /// <summary>Every right of the catalogue is either here or in <see cref="Missing"/>, in the order of the tree.</summary>
    public IReadOnlyList<HeldRight> Held { get; }

    public IReadOnlyList<MissingRight> Missing { get; }

    /// <param name="roles">Every role of the account.</param>
    /// <param name="others">Whoever might give something; the rest of the account is not asked.</param>
    public static RightsExplained Of(ContactRights target, IReadOnlyList<RolePath> roles, IReadOnlyList<Actor> others)
    {
        List<RolePath> own = [.. roles.Where(role => role.Grant is not null)];
        var actor = ActorOf(target.ContactId, 0, own.Select(role => role.Rights));
        var givers = others.Where(other => new Authority(other).Edit(target) is null)
            .Select(other => (Actor: other, Gives: roles.Where(role => new Authority(other).Assign(role.Rights) is null).ToList()))
            .ToList();
        return new RightsExplained(
            own,
            [
                .. PermissionCatalogue.All.Where(permission => actor.Holds(permission.Key))
                    .Select(permission => new HeldRight(permission.Key, [.. own.Where(role => role.Gives(permission.Key))])),
            ],
            [
                .. PermissionCatalogue.All.Where(permission => !actor.Holds(permission.Key))
                    .Select(permission => new MissingRight(
                        permission.Key,
                        [.. givers.Where(one => one.Gives.Exists(role => role.Gives(permission.Key))).Select(one => one.Actor)])),
            ]);
    }

    /// <summary>What somebody may do in a browser who holds these roles.</summary>
    public static Actor ActorOf(long contactId, long accountId, IEnumerable<RoleRights> roles)
    {
        var held = roles.ToList();
        return new Actor(
            contactId,
            accountId,
            held.Exists(role => role.IsAdministrator),
            held.SelectMany(role => role.Permissions).Where(PermissionCatalogue.Keys.Contains).ToFrozenSet(StringComparer.Ordinal));
    }
}
