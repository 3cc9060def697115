namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// The usual rates of an e-mail campaign, as fractions (0.25 is 25 %) to four decimals; null when there is nothing to divide by.
/// Delivery and bounces are of what was sent; the rest is of what was delivered.
/// </summary>
public sealed record CampaignRates(
    decimal? Progress,
    decimal? Delivery,
    decimal? Bounce,
    decimal? Open,
    decimal? Click,
    decimal? ClickToOpen,
    decimal? Unsubscribe,
    decimal? Complaint)
{
    public static CampaignRates Of(CampaignCounts counts) => new(
        Rate(counts.Sent, counts.Targeted),
        Rate(counts.Delivered, counts.Sent),
        Rate(counts.Bounces, counts.Sent),
        Rate(counts.Opens, counts.Delivered),
        Rate(counts.Clicks, counts.Delivered),
        Rate(counts.Clicks, counts.Opens),
        Rate(counts.Unsubscribes, counts.Delivered),
        Rate(counts.Complaints, counts.Delivered));

    private static decimal? Rate(int part, int whole) =>
        whole == 0 ? null : Math.Round((decimal)part / whole, 4, MidpointRounding.AwayFromZero);
}
