namespace MailPerformance.Connectors.Web.MobileApi;

public static class ApiAddresses
{
    public const string Root = "/api";
    public const string Unknown = Root + "/{**rest}";
    public const string V1 = Root + "/mobile/v1";
    public const string Me = V1 + "/me";
    public const string Campaigns = V1 + "/campaigns";
    public const string Campaign = Campaigns + "/{id:long}";
    public const string Statistics = Campaign + "/statistics";
    public const string Devalidation = Campaign + "/devalidation";
    public const string Schedule = Campaign + "/schedule";
    public const string Interruption = Campaign + "/interruption";

    /// <summary>The page about the API.</summary>
    public const string Docs = V1 + "/docs";

    /// <summary>What the page is made from.</summary>
    public const string Document = V1 + "/openapi.json";

    /// <summary>What the document's paths are relative to.</summary>
    public const string Server = "/";
}
