using System.Collections.Frozen;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>
/// Every permission that exists, in the order of the tree. A key enters with the page it opens. Checked when the program
/// starts: an unknown parent, a double key or a cycle stops it.
/// </summary>
public static class PermissionCatalogue
{
    private static readonly Permission[] Declared =
    [
        new(Permissions.Administration, null),
        new(Permissions.Contacts, Permissions.Administration),
        new(Permissions.ContactsCreate, Permissions.Contacts),
        new(Permissions.ContactsEdit, Permissions.Contacts),
        new(Permissions.ContactsDelete, Permissions.Contacts),
        new(Permissions.ContactsSearch, Permissions.Contacts),
        new(Permissions.MobileConnectors, Permissions.Contacts),
        new(Permissions.Roles, Permissions.Administration),
        new(Permissions.RolesManage, Permissions.Roles),
        new(Permissions.Groups, Permissions.Administration),
        new(Permissions.GroupsManage, Permissions.Groups),
        new(Permissions.Categories, Permissions.Administration),
        new(Permissions.CategoriesManage, Permissions.Categories),
        new(Permissions.Segments, Permissions.Administration),
        new(Permissions.SegmentsManage, Permissions.Segments),
        new(Permissions.Journal, Permissions.Administration),
        new(Permissions.Campaigns, null),
    ];

    public static PermissionTree Tree { get; } = new(Declared);

    public static IReadOnlyList<Permission> All => Tree.All;

    public static FrozenSet<string> Keys => Tree.Keys;
}
