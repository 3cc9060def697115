namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>An order as it is read, see <see cref="CampaignOrder"/>.</summary>
public sealed record CampaignOrderView(
    long Id,
    CampaignMoveKind Kind,
    CampaignOrderState State,
    DateTime? ScheduledAt,
    string ContactName,
    string? DeviceName,
    DateTime KeptAt,
    DateTime? SentAt,
    DateTime? AcceptedAt,
    DateTime? AnsweredAt,
    CampaignRefusal? Refusal,
    string? RefusalWords)
{
    private static readonly Func<CampaignOrder, bool> IsShown = CampaignOrder.IsShown.Compile();

    public bool IsPending => AnsweredAt is null;

    /// <summary>Since when the sending system has said nothing at all to a sent order; null: it has, or is not late yet.</summary>
    public DateTime? SilentSince(DateTime now, TimeSpan patience) =>
        IsPending && AcceptedAt is null && SentAt + patience <= now ? SentAt : null;

    internal static CampaignOrderView Of(CampaignOrder order) => new(
        order.Id,
        order.Kind,
        order.State,
        order.ScheduledAt,
        order.ContactName,
        order.DeviceName,
        order.KeptAt,
        order.SentAt,
        order.AcceptedAt,
        order.AnsweredAt,
        order.Refusal,
        order.RefusalWords);

    /// <summary>The one that is shown with the campaign: of those without an answer the last, else the last that was refused.</summary>
    /// <param name="campaign">With its orders that have no move, and with its last move.</param>
    internal static CampaignOrderView? ShownOf(ExpressCampaign campaign) =>
        campaign.Orders.Where(IsShown).OrderBy(order => order.AnsweredAt is not null).ThenByDescending(order => order.Id)
            .Select(Of).FirstOrDefault();
}
