using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <summary>A campaign. All instants are UTC.</summary>
/// <param name="Key">What the campaign is called where it comes from.</param>
/// <param name="State"><c>Draft</c>, <c>Validated</c>, <c>Sending</c>, <c>Sent</c> or <c>Interrupted</c>.</param>
/// <param name="ScheduledAt">When it is, or was, to be sent.</param>
/// <param name="EndedAt">When it was sent whole, or interrupted.</param>
/// <param name="May">What this phone may do with it now.</param>
public sealed record CampaignAnswer(
    long Id,
    string Key,
    string Name,
    string Subject,
    string State,
    CategoryAnswer? Category,
    DateTime? ScheduledAt,
    DateTime? StartedAt,
    DateTime? EndedAt,
    CampaignMayAnswer May)
{
    public static CampaignAnswer Of(CampaignView campaign, ConnectorPrivilege privilege) => new(
        campaign.Id,
        campaign.ExternalKey,
        campaign.Name,
        campaign.Subject,
        campaign.State.ToString(),
        campaign.CategoryId is { } category ? new CategoryAnswer(category, campaign.CategoryName!) : null,
        campaign.ScheduledAt,
        campaign.StartedAt,
        campaign.EndedAt,
        CampaignMayAnswer.Of(campaign.State, privilege));
}

/// <summary>The moves that the campaign's state and the phone's privilege allow.</summary>
public sealed record CampaignMayAnswer(bool Devalidate, bool Reschedule, bool Interrupt)
{
    public static CampaignMayAnswer Of(CampaignState state, ConnectorPrivilege privilege)
    {
        bool May(CampaignMoveKind kind) => privilege == ConnectorPrivilege.ReadWrite && CampaignStateMachine.After(state, kind) is not null;
        return new CampaignMayAnswer(May(CampaignMoveKind.Devalidate), May(CampaignMoveKind.Reschedule), May(CampaignMoveKind.Interrupt));
    }
}

/// <summary>One line of a campaign's history.</summary>
/// <param name="Kind"><c>Validate</c>, <c>Devalidate</c>, <c>Reschedule</c>, <c>Start</c>, <c>Finish</c> or <c>Interrupt</c>.</param>
/// <param name="By">Who, with the login; null: the sending system.</param>
public sealed record CampaignMoveAnswer(
    string Kind, string From, string To, DateTime At, string? By, string? Device, DateTime? OldScheduledAt, DateTime? NewScheduledAt)
{
    public static CampaignMoveAnswer? Of(CampaignMoveView? move) => move is null
        ? null
        : new CampaignMoveAnswer(
            move.Kind.ToString(), move.From.ToString(), move.To.ToString(), move.At, move.ContactName, move.DeviceName,
            move.OldScheduledAt, move.NewScheduledAt);
}

/// <summary>A campaign with its last move.</summary>
public sealed record CampaignDetailsAnswer(CampaignAnswer Campaign, CampaignMoveAnswer? LastMove);

/// <summary>One page of campaigns, the latest first.</summary>
/// <param name="Total">On all pages.</param>
/// <param name="Next">Address of the next page; null: this is the last.</param>
public sealed record CampaignListAnswer(
    IReadOnlyList<CampaignAnswer> Items, int Page, int PageSize, int Total, string? Next, string? Previous);

/// <summary>The figures of a campaign.</summary>
/// <param name="CountedAt">When they were last brought up to date; null: none came yet.</param>
public sealed record StatisticsAnswer(
    long CampaignId, string State, DateTime? CountedAt, CampaignCounts Counts, CampaignRates Rates, IReadOnlyList<StatisticsPointAnswer> Series);

/// <summary>The counts as they stood at an instant.</summary>
public sealed record StatisticsPointAnswer(DateTime At, CampaignCounts Counts);
