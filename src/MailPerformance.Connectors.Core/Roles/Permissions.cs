namespace MailPerformance.Connectors.Core.Roles;

/// <summary>
/// The keys of the permission tree, for attributes and rules. <see cref="PermissionCatalogue"/> says how they hang together.
/// </summary>
public static class Permissions
{
    public const string Administration = "administration";
    public const string Contacts = "administration.contacts";
    public const string ContactsCreate = "administration.contacts.create";
    public const string ContactsEdit = "administration.contacts.edit";
    public const string ContactsDelete = "administration.contacts.delete";
    public const string ContactsSearch = "administration.contacts.search";
    public const string MobileConnectors = "administration.contacts.mobile-connectors";
    public const string Roles = "administration.roles";
    public const string RolesManage = "administration.roles.manage";
    public const string Groups = "administration.groups";
    public const string GroupsManage = "administration.groups.manage";
    public const string Categories = "administration.categories";
    public const string CategoriesManage = "administration.categories.manage";
    public const string Segments = "administration.segments";
    public const string SegmentsManage = "administration.segments.manage";
    public const string Journal = "administration.journal";
    public const string Campaigns = "campaigns";
}
