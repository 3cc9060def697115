using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>What a row has done to its campaign, for the way back.</summary>
/// <param name="Before">Null: the campaign was made.</param>
/// <param name="CountsBefore">Of the row's instant; null: it had none.</param>
/// <param name="Counts">Of the row's instant; null: the row has none.</param>
public sealed record CampaignTrace(CampaignSnapshot? Before, CampaignSnapshot After, CampaignCounts? CountsBefore, CampaignCounts? Counts)
{
    /// <summary>Figures were added or changed.</summary>
    [JsonIgnore]
    public bool IsPoint => Counts is not null && Counts != CountsBefore;
}

/// <summary>A campaign as an import found or left it, less its figures.</summary>
/// <param name="LastMoveId">Null: it never moved.</param>
public sealed record CampaignSnapshot(
    string Name, string Subject, long? CategoryId, CampaignState State, DateTime? ScheduledAt, long? LastMoveId)
{
    /// <summary>What the campaign is, wherever it stands.</summary>
    [JsonIgnore]
    public (string Name, string Subject, long? CategoryId) Description => (Name, Subject, CategoryId);

    [JsonIgnore]
    public (CampaignState State, DateTime? ScheduledAt) Standing => (State, ScheduledAt);

    /// <param name="campaign">With its moves, saved.</param>
    public static CampaignSnapshot Of(ExpressCampaign campaign) => new(
        campaign.Name, campaign.Subject, campaign.CategoryId, campaign.State, campaign.ScheduledAt,
        campaign.Moves.MaxBy(move => move.Id)?.Id);
}
