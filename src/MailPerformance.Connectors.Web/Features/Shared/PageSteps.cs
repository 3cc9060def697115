namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Where the other pages of a list are whose pages have no numbers; null: there is none.</summary>
public sealed record PageSteps(string? First, string? Previous, string? Next, string? Last)
{
    public bool HasAny => First is not null || Next is not null;
}
