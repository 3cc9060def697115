using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Features.Administration.Roles;

/// <summary>Draws the catalogue for somebody, for a set of ticked keys.</summary>
public static class PermissionNodes
{
    public static IReadOnlyList<PermissionNode> Of(IReadOnlySet<string> ticked, Authority authority, bool isReadOnly) =>
        [.. PermissionCatalogue.Tree.Roots.Select(root => Node(root, ticked, authority, isReadOnly))];

    private static PermissionNode Node(Permission permission, IReadOnlySet<string> ticked, Authority authority, bool isReadOnly)
    {
        var children = PermissionCatalogue.Tree.ChildrenOf(permission.Key)
            .Select(child => Node(child, ticked, authority, isReadOnly)).ToList();
        return new PermissionNode(
            permission.Key,
            PermissionLabels.Of(permission.Key),
            ticked.Contains(permission.Key),
            isReadOnly ? "" : Reason(permission, ticked, authority),
            children);
    }

    // Unticking a parent unticks what is below it, so a ticked key below that one may not touch locks the parent as well.
    private static string? Reason(Permission permission, IReadOnlySet<string> ticked, Authority authority) =>
        PermissionCatalogue.Tree.DescendantsOf(permission.Key).Where(ticked.Contains).Prepend(permission.Key)
            .Select(authority.Tick)
            .FirstOrDefault(denial => denial is not null)?.Message;
}
