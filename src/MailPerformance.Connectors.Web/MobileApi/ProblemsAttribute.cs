namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>
/// Says, for the API document, with which statuses an operation refuses besides 401, 403 and 429, which all have, and 503, which writes
/// have.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProblemsAttribute(params int[] statuses) : Attribute
{
    public IReadOnlyList<int> Statuses { get; } = statuses;
}
