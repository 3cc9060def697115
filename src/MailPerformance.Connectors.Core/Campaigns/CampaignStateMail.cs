using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>A campaign has changed state.</summary>
/// <param name="By">Who, with the login; null: the sending system.</param>
[MailKind("CampaignStateMail")]
public sealed record CampaignStateMail(
    long CampaignId,
    string CampaignName,
    CampaignMoveKind Kind,
    CampaignState To,
    DateTime At,
    string? By,
    string? Device,
    DateTime? ScheduledAt) : MailData;
