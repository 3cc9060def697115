namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Recipients of a campaign, counted once each: how many are meant to get it, have been sent to, and what became of it.
/// </summary>
public sealed record CampaignCounts
{
    /// <summary>Recipients whom the campaign is for.</summary>
    public int Targeted { get; init; }

    public int Sent { get; init; }

    public int Delivered { get; init; }

    /// <summary>Sent and come back.</summary>
    public int Bounces { get; init; }

    /// <summary>Recipients who have opened it.</summary>
    public int Opens { get; init; }

    /// <summary>Recipients who have clicked in it.</summary>
    public int Clicks { get; init; }

    public int Unsubscribes { get; init; }

    /// <summary>Recipients who have reported it as unwanted.</summary>
    public int Complaints { get; init; }

    /// <summary>The names of figures that cannot be: below zero, or more than the figure they are a part of.</summary>
    public IEnumerable<string> Impossible()
    {
        if (Targeted < 0)
        {
            yield return nameof(Targeted);
        }

        if (Sent < 0 || Sent > Targeted)
        {
            yield return nameof(Sent);
        }

        if (Delivered < 0 || Delivered > Sent)
        {
            yield return nameof(Delivered);
        }

        if (Bounces < 0 || (long)Bounces + Delivered > Sent)
        {
            yield return nameof(Bounces);
        }

        (string Name, int Count)[] reactions =
            [(nameof(Opens), Opens), (nameof(Clicks), Clicks), (nameof(Unsubscribes), Unsubscribes), (nameof(Complaints), Complaints)];
        foreach (var (name, count) in reactions)
        {
            if (count < 0 || count > Delivered)
            {
                yield return name;
            }
        }
    }
}
