using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Web.Features.Home;

/// <summary>The campaigns that nobody, or one person alone, can stop from a phone, the worst first.</summary>
/// <param name="Others">How many more there are than <paramref name="Rows"/> shows.</param>
/// <param name="Fine">How many can be stopped by several people.</param>
/// <param name="IsMore">There are later campaigns, which are not among these numbers.</param>
public sealed record CoverageViewModel(IReadOnlyList<CampaignCover> Rows, int Others, int Fine, bool IsMore)
{
    private const int Shown = 10;

    /// <summary>Null when no campaign is scheduled or under way.</summary>
    public static CoverageViewModel? Of(IReadOnlyList<CampaignCover> covers)
    {
        var next = covers.Take(CampaignCoverage.MostCampaigns).ToList();
        var thin = next.Where(cover => cover.Level != CoverLevel.Several).OrderBy(cover => cover.Level).ToList();
        return covers.Count == 0
            ? null
            : new CoverageViewModel(
                [.. thin.Take(Shown)], Math.Max(0, thin.Count - Shown), next.Count - thin.Count, covers.Count > next.Count);
    }
}
