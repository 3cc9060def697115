namespace MailPerformance.Connectors.Web.Features.Errors;

/// <summary>Where failures become pages; typed by somebody, they are 404.</summary>
public static class ErrorAddresses
{
    public const string Route = Start + "{status:int}";

    /// <summary>With the status in the place of <c>{0}</c>.</summary>
    public const string OfStatus = Start + "{0}";
    public const string OfException = Start + "500";

    private const string Start = "/erreur/";
}
