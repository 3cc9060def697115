using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>
/// Reasons and order of the rows of a review, from what is true of each and nothing else. What a right opens counts for more than all that
/// is odd about it together: administrators, then connectors with Lecture/Ecriture, then roles, then the other connectors.
/// </summary>
public static class ReviewRisk
{
    /// <summary>For how long no phone has used a connector that is silent.</summary>
    public const int SilentDays = 90;

    /// <summary>How near the end of an access is that ends soon.</summary>
    public const int SoonDays = 30;

    /// <param name="at">When the review was opened.</param>
    public static IEnumerable<ReviewReason> ReasonsOf(ReviewFacts facts, DateTime at)
    {
        (ReviewReason Reason, bool IsSo)[] all =
        [
            (ReviewReason.Administrator, facts.IsAdministrator),
            (ReviewReason.ReadWrite, facts.Privilege == ConnectorPrivilege.ReadWrite),
            (ReviewReason.StrongRole, facts is { IsAdministrator: false, Permissions.Count: > 0 }),
            (ReviewReason.NoSecondFactor, facts is { IsAdministrator: true, HasSecondFactor: false }),
            (ReviewReason.Silent, facts.IsSilent),
            (ReviewReason.NeverActivated, facts is { Privilege: not null, ActivatedAt: null }),
            (ReviewReason.AccessOver, IsOver(facts, at)),
            (ReviewReason.NeverEnds, facts.AccessEndsAt is null && !facts.IsBlocked),
            (ReviewReason.EndsSoon, !IsOver(facts, at) && facts.AccessEndsAt < at.AddDays(SoonDays)),
            (ReviewReason.SeveralWays, facts.AlsoBy?.Count > 0),
        ];
        return all.Where(one => one.IsSo).Select(one => one.Reason);
    }

    /// <summary>The higher, the sooner somebody should look.</summary>
    public static int Of(ReviewFacts facts, DateTime at) => ReasonsOf(facts, at).Sum(WeightOf);

    private static bool IsOver(ReviewFacts facts, DateTime at) => facts.IsBlocked || facts.AccessEndsAt <= at;

    private static int WeightOf(ReviewReason reason) => reason switch
    {
        ReviewReason.Administrator => 10_000,
        ReviewReason.ReadWrite => 3_000,
        ReviewReason.StrongRole => 1_000,
        ReviewReason.NoSecondFactor => 200,
        ReviewReason.Silent => 160,
        ReviewReason.NeverActivated => 120,
        ReviewReason.AccessOver => 80,
        ReviewReason.NeverEnds => 60,
        ReviewReason.EndsSoon => 40,
        _ => 20,
    };
}
