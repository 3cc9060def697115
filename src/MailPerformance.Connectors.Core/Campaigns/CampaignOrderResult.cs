namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>What became of an order up to now, with the campaign as it is.</summary>
/// <param name="Order">Null: it was not kept, see <paramref name="Conflict"/>.</param>
/// <param name="Move">The move that the order has made; until then, and without one, the campaign's last move, if it ever moved.</param>
/// <param name="IsRepeat">The order had been kept before; nothing has happened this time.</param>
/// <param name="Conflict">Why the order was not kept; null: it was.</param>
/// <param name="Question">What <see cref="CampaignConflict.Uncovered"/> asks, in the contact's language.</param>
public sealed record CampaignOrderResult(
    CampaignView Campaign,
    CampaignOrderView? Order,
    CampaignMoveView? Move,
    bool IsRepeat = false,
    CampaignConflict? Conflict = null,
    string? Question = null);
