namespace MailPerformance.Connectors.Core;

/// <summary>What became of a phone's order when it came in, for <see cref="ProductMetrics"/>.</summary>
public enum OrderOutcome
{
    Kept,

    /// <summary>The app has sent it before.</summary>
    Repeated,

    /// <summary>The campaign is not as the app thinks.</summary>
    Conflict,

    /// <summary>Nobody could stop the campaign then; the app asks its contact.</summary>
    Uncovered,

    Invalid,

    NotFound,

    Forbidden,
}
