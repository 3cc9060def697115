using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Puts « Pourquoi ? » into words, in one command besides that of the roles.</summary>
public sealed class WhyPart(WhyReader reader, CurrentAccount current)
{
    /// <summary>How many people are named.</summary>
    public const int Named = 5;

    private static readonly FoundGivers Nobody = new([], true);

    /// <summary>Of whoever reads.</summary>
    public async Task<WhyViewModel> OfReaderAsync()
    {
        var me = current.Contact!.Actor;
        return await OfAsync(
            ContactRightsReader.OfReader(me),
            await reader.RolesAsync(me.ContactId));
    }

    /// <param name="roles">As <see cref="WhyReader.RolesAsync"/> has read them for the contact.</param>
    public async Task<WhyViewModel> OfAsync(ContactRights target, IReadOnlyList<RolePath> roles)
    {
        // An administrator misses nothing.
        var givers = target.IsAdministrator ? Nobody : await reader.GiversAsync(roles);
        var explained = RightsExplained.Of(target, roles, givers.People);
        return new WhyViewModel(
            explained.IsAdministrator,
            [.. explained.Roles.Select(role => new WhyRole(NameOf(role), GrantLine.Of(role.Grant!, current.Contact!.Actor)))],
            [.. explained.Held.Select(held => HeldOf(held, explained.IsAdministrator)).Where(held => held.Roles.Count > 0)],
            [
                .. explained.Missing.GroupBy(missing => string.Join(' ', missing.Givers.Select(giver => giver.ContactId)))
                    .Select(same => MissingOf([.. same], givers.IsWhole)),
            ]);
    }

    // « Administrateur » gives everything, which is said once.
    private static WhyHeld HeldOf(HeldRight held, bool ofAdministrator) => new(
        PermissionLabels.Of(held.Permission),
        [.. held.Paths.Where(role => !(ofAdministrator && role.Rights.IsAdministrator)).Select(NameOf)]);

    private static WhyMissing MissingOf(List<MissingRight> same, bool isWhole)
    {
        var givers = same[0].Givers;
        var others = Math.Max(0, givers.Count - Named);
        return new WhyMissing(
            [.. same.Select(missing => PermissionLabels.Of(missing.Permission))],
            [.. givers.Take(Named).Select(giver => giver.Name)],
            isWhole ? new BoundedCount(others) : new BoundedCount(others + 1, others));
    }

    private static string NameOf(RolePath role) => RoleNames.Of(role.Rights.IsAdministrator, role.Name);
}
