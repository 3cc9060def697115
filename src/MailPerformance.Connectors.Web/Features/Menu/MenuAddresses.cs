namespace MailPerformance.Connectors.Web.Features.Menu;

/// <summary>Where the parts of the menu are pages: paths begin there.</summary>
public static class MenuAddresses
{
    public const string Administration = "/administration";
    public const string Settings = "/parametrages";
}
