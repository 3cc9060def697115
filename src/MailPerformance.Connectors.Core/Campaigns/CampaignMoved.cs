namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>How an order ended, with the campaign as it is now.</summary>
/// <param name="Move">The move that was made or, when it was refused, the last one of the campaign; null: it never moved.</param>
/// <param name="IsRepeat">The order had been carried out before; nothing has happened this time.</param>
/// <param name="Refusal">Why nothing has happened; null: it has.</param>
public sealed record CampaignMoved(CampaignView Campaign, CampaignMoveView? Move, bool IsRepeat = false, CampaignRefusal? Refusal = null);

/// <summary>Why a campaign has not moved.</summary>
public enum CampaignRefusal
{
    /// <summary>The campaign's state does not allow the move.</summary>
    IllegalMove,

    /// <summary>The campaign has moved since it was looked at.</summary>
    Stale,

    /// <summary>The idempotency key belongs to another order.</summary>
    KeyReused,
}
