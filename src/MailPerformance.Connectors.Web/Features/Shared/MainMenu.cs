using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The menu: what somebody may open, and nothing else.</summary>
public static class MainMenu
{
    public static IEnumerable<MenuSection> For(Actor actor)
    {
        MenuSection[] sections =
        [
            new(null,
            [
                new MenuLink("/", "home", T("Home_Title")),
                .. Link(actor, Permissions.Campaigns, "/campagnes", "campaigns", "Campaigns_Title"),
            ]),
            new(T("Menu_Administration"),
            [
                .. Link(actor, Permissions.Contacts, "/administration/contacts", "contacts", "Contacts_Title"),
                .. Link(actor, Permissions.Roles, "/administration/roles", "roles", "Roles_Title"),
                .. Link(actor, Permissions.Groups, "/administration/groupes", "groups", "Groups_Title"),
                .. Link(actor, Permissions.Categories, "/administration/categories", "categories", "Categories_Title"),
                .. Link(actor, Permissions.Segments, "/administration/segments", "segments", "Segments_Title"),
            ]),
            new(T("Menu_Settings"),
            [
                .. Link(actor, Permissions.MobileConnectors, "/parametrages/connecteurs", "connectors", "Menu_Connectors"),
                .. actor.IsAdministrator ? [new MenuLink("/parametrages/compte", "account", T("Account_Title"))] : Array.Empty<MenuLink>(),
            ]),
        ];
        return sections.Where(section => section.Links.Count > 0);
    }

    private static IEnumerable<MenuLink> Link(Actor actor, string permission, string url, string icon, string text) =>
        actor.Holds(permission) ? [new MenuLink(url, icon, T(text))] : [];
}

public sealed record MenuSection(string? Title, IReadOnlyList<MenuLink> Links);

public sealed record MenuLink(string Url, string Icon, string Text)
{
    public bool IsCurrent(PathString path) => Url == "/" ? path == "/" : path.StartsWithSegments(Url);
}
