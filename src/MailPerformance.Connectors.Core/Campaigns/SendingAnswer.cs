namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>What the sending system says to an order.</summary>
public abstract record SendingAnswer
{
    private SendingAnswer()
    {
    }

    /// <summary>It is done.</summary>
    /// <param name="At">When (UTC).</param>
    public sealed record Confirmed(DateTime At) : SendingAnswer;

    /// <summary>It will not be done.</summary>
    /// <param name="Words">What the sending system says of it, for people to read.</param>
    public sealed record Refused(CampaignRefusal Reason, string? Words = null) : SendingAnswer;

    /// <summary>The sending system has the order and will say later what became of it.</summary>
    public sealed record Accepted : SendingAnswer;
}
