namespace MailPerformance.Connectors.Core;

/// <summary>What was last read of the installation for <see cref="ProductMetrics"/>.</summary>
/// <param name="OldestDueMail">How long the mail has been due that waits longest for a sender; null: none waits.</param>
/// <param name="GivenUpMails">Mails given up since yesterday, to a bound.</param>
/// <param name="LateWork">Each kind of work that jobs do, and whether it is late.</param>
/// <param name="UncoveredCampaigns">Scheduled and running campaigns that nobody can stop from a phone, to a bound.</param>
/// <param name="Checks">The checks of health: 0 is well, 1 works less well, 2 is wrong.</param>
public sealed record OperationsSample(
    TimeSpan? OldestDueMail,
    int GivenUpMails,
    IReadOnlyDictionary<string, bool> LateWork,
    int UncoveredCampaigns,
    IReadOnlyDictionary<string, int> Checks);
