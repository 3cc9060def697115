using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Journal;
using MailPerformance.Connectors.Web.Features.Administration.Labels;
using MailPerformance.Connectors.Web.Features.Administration.Reviews;
using MailPerformance.Connectors.Web.Features.Administration.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Trash;
using MailPerformance.Connectors.Web.Features.Campaigns;
using MailPerformance.Connectors.Web.Features.Home;
using MailPerformance.Connectors.Web.Features.Menu;
using MailPerformance.Connectors.Web.Features.Settings.Account;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The menu: what somebody may open, and nothing else.</summary>
public static class MainMenu
{
    public static IEnumerable<MenuSection> For(Actor actor)
    {
        MenuSection[] sections =
        [
            new(null, null,
            [
                new MenuLink(HomeAddresses.Home, "home", T("Home_Title")),
                .. Link(actor, Permissions.Campaigns, CampaignAddresses.List, "campaigns", "Campaigns_Title"),
            ]),
            new(T("Menu_Administration"), MenuAddresses.Administration,
            [
                .. Link(actor, Permissions.Contacts, ContactAddresses.List, "contacts", "Contacts_Title"),
                .. Link(actor, Permissions.Roles, RoleAddresses.List, "roles", "Roles_Title"),
                .. Link(actor, Permissions.Groups, LabelAddresses.Groups, "groups", "Groups_Title"),
                .. Link(actor, Permissions.Categories, LabelAddresses.Categories, "categories", "Categories_Title"),
                .. Link(actor, Permissions.Segments, LabelAddresses.Segments, "segments", "Segments_Title"),
                .. Link(actor, Permissions.Journal, JournalAddresses.List, "journal", "Journal_Title"),
                .. ForAdministrators(actor, AccessReviewAddresses.Current, "review", "AccessReview_Title"),
                .. new Authority(actor).Restorable.Any(kind => kind != TrashKind.Connector)
                    ? [new MenuLink(TrashAddresses.List, "trash", T("Trash_Title"))]
                    : Array.Empty<MenuLink>(),
            ]),
            new(T("Menu_Settings"), MenuAddresses.Settings,
            [
                .. Link(actor, Permissions.MobileConnectors, ConnectorAddresses.List, "connectors", "Menu_Connectors"),
                .. ForAdministrators(actor, AccountAddresses.Account, "account", "Account_Title"),
            ]),
        ];
        return sections.Where(section => section.Links.Count > 0);
    }

    private static IEnumerable<MenuLink> Link(Actor actor, string permission, string url, string icon, string text) =>
        actor.Holds(permission) ? [new MenuLink(url, icon, T(text))] : [];

    private static IEnumerable<MenuLink> ForAdministrators(Actor actor, string url, string icon, string text) =>
        actor.IsAdministrator ? [new MenuLink(url, icon, T(text))] : [];
}

public sealed record MenuSection(string? Title, string? Url, IReadOnlyList<MenuLink> Links);

public sealed record MenuLink(string Url, string Icon, string Text)
{
    public bool IsCurrent(PathString path) => Url == HomeAddresses.Home ? path == HomeAddresses.Home : path.StartsWithSegments(Url);
}
