namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>How patient orders are with the sending system (configuration section <c>Campaigns</c>).</summary>
public sealed class SendingOptions
{
    /// <summary>How long one sending waits for the answer.</summary>
    public int AnswerSeconds { get; set; } = 5;

    /// <summary>After so many seconds without a word pages say that the sending system does not answer.</summary>
    public int SilentAfterSeconds { get; set; } = 30;

    internal TimeSpan Answer => TimeSpan.FromSeconds(AnswerSeconds);

    public TimeSpan Patience => TimeSpan.FromSeconds(SilentAfterSeconds);
}
