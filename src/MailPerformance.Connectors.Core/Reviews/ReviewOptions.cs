namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>The configuration section <c>Review</c>.</summary>
public sealed class ReviewOptions
{
    public const string Section = "Review";

    /// <summary>Never.</summary>
    public const int MinEveryMonths = 0;
    public const int MaxEveryMonths = 24;

    /// <summary>After how many months administrators are reminded of a review, where the account does not say; 0: never.</summary>
    public int EveryMonths { get; set; } = 6;
}
