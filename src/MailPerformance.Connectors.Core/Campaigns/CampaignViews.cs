using System.Linq.Expressions;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>A campaign as it is read. All instants are UTC.</summary>
/// <param name="Version">Grows with every move; statistics leave it alone.</param>
/// <param name="CountedAt">How fresh <paramref name="Counts"/> are; null: there are none yet.</param>
/// <param name="Order">
/// What was asked for and has no answer yet, else what the sending system has refused and nothing has happened since; null: neither.
/// </param>
public sealed record CampaignView(
    long Id,
    string ExternalKey,
    string Name,
    string Subject,
    CampaignState State,
    long? CategoryId,
    string? CategoryName,
    DateTime? ScheduledAt,
    DateTime? StartedAt,
    DateTime? EndedAt,
    long Version,
    CampaignCounts Counts,
    DateTime? CountedAt,
    CampaignOrderView? Order)
{
    /// <summary>The date that an order without an answer asks for; null: none does.</summary>
    public DateTime? AskedAt => Order is { IsPending: true } ? Order.ScheduledAt : null;

    internal static CampaignView Of(ExpressCampaign campaign, string? categoryName, CampaignOrderView? order) => new(
        campaign.Id, campaign.ExternalKey, campaign.Name, campaign.Subject, campaign.State, campaign.CategoryId, categoryName,
        campaign.ScheduledAt, campaign.StartedAt, campaign.EndedAt, campaign.Version, campaign.Counts, campaign.CountedAt, order);

    /// <summary>The same of a campaign that has been read with its category, its orders without a move and its last move.</summary>
    internal static CampaignView Of(ExpressCampaign campaign) =>
        Of(campaign, campaign.Category?.Name, CampaignOrderView.ShownOf(campaign));
}

/// <summary>A campaign and its history, the latest first.</summary>
/// <param name="Orders">Those that made no move: without an answer yet, refused, or confirmed when the campaign had moved already.</param>
/// <param name="HasMore">Whether there is more of either than was asked for.</param>
public sealed record CampaignDetails(
    CampaignView Campaign, IReadOnlyList<CampaignMoveView> History, IReadOnlyList<CampaignOrderView> Orders, bool HasMore);

/// <summary>A campaign and its time series.</summary>
public sealed record CampaignSeries(CampaignView Campaign, IReadOnlyList<CampaignPointView> Points);

/// <summary>One page of a list, and how many there are on all pages.</summary>
public sealed record CampaignPage(IReadOnlyList<CampaignView> Rows, int Total);

/// <summary>One point of a time series: the counts as they stood at an instant.</summary>
public sealed record CampaignPointView(DateTime At, CampaignCounts Counts);

/// <summary>One line of a campaign's history.</summary>
/// <param name="ContactName">Who; null: the sending system.</param>
public sealed record CampaignMoveView(
    CampaignMoveKind Kind,
    CampaignState From,
    CampaignState To,
    DateTime At,
    string? ContactName,
    string? DeviceName,
    DateTime? OldScheduledAt,
    DateTime? NewScheduledAt)
{
    internal static Expression<Func<CampaignMove, CampaignMoveView>> Projection { get; } = move => new CampaignMoveView(
        move.Kind, move.From, move.To, move.At, move.ContactName, move.DeviceName, move.OldScheduledAt, move.NewScheduledAt);

    internal static CampaignMoveView Of(CampaignMove move) => new(
        move.Kind, move.From, move.To, move.At, move.ContactName, move.DeviceName, move.OldScheduledAt, move.NewScheduledAt);
}
