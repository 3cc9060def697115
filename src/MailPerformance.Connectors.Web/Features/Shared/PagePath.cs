using MailPerformance.Connectors.Web.Features.Menu;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The way to a page from the menu: each step is a link that its reader may open, and the page itself is the last.</summary>
public sealed record PagePath(IReadOnlyList<PathStep> Steps, string Page)
{
    public static PagePath To(string page, params (string Text, string Url)[] steps) =>
        new([.. steps.Select(step => new PathStep(step.Text, step.Url))], page);

    /// <summary>Below « Administration ».</summary>
    public static PagePath InAdministration(string page, params (string Text, string Url)[] steps) =>
        To(page, [(T("Menu_Administration"), MenuAddresses.Administration), .. steps]);

    /// <summary>Below « Paramétrages ».</summary>
    public static PagePath InSettings(string page, params (string Text, string Url)[] steps) =>
        To(page, [(T("Menu_Settings"), MenuAddresses.Settings), .. steps]);
}

public sealed record PathStep(string Text, string Url);
