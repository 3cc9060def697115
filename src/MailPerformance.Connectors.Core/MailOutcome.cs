namespace MailPerformance.Connectors.Core;

/// <summary>What became of an attempt to send a mail, for <see cref="ProductMetrics"/>.</summary>
public enum MailOutcome
{
    Sent,

    /// <summary>Not taken this time; it is tried again.</summary>
    Failed,

    GivenUp,

    /// <summary>It had nothing true to say any more.</summary>
    OutOfDate,
}
