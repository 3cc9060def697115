using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.Features.Campaigns;

namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <summary>A campaign. All instants are UTC.</summary>
/// <param name="Key">What the campaign is called where it comes from.</param>
/// <param name="State"><c>Draft</c>, <c>Validated</c>, <c>Sending</c>, <c>Sent</c> or <c>Interrupted</c>.</param>
/// <param name="ScheduledAt">When it is, or was, to be sent.</param>
/// <param name="EndedAt">When it was sent whole, or interrupted.</param>
/// <param name="May">What this phone may do with it now.</param>
/// <param name="PendingOrder">What was ordered last and has no answer of the sending system yet.</param>
/// <param name="RefusedOrder">What the sending system has refused, when nothing has happened to the campaign since.</param>
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
    CampaignMayAnswer May,
    CampaignOrderAnswer? PendingOrder,
    CampaignOrderAnswer? RefusedOrder)
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
        CampaignMayAnswer.Of(campaign.State, privilege),
        campaign.Order is { IsPending: true } pending ? CampaignOrderAnswer.Of(pending) : null,
        campaign.Order is { IsPending: false } refused ? CampaignOrderAnswer.Of(refused) : null);
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

/// <summary>What somebody has ordered, and how far it has come.</summary>
/// <param name="Kind"><c>Devalidate</c>, <c>Reschedule</c> or <c>Interrupt</c>.</param>
/// <param name="State">
/// <c>Kept</c>: it will be sent to the sending system. <c>Sent</c>: that has not said what became of it. <c>Confirmed</c>: done.
/// <c>Refused</c>: it will not be done.
/// </param>
/// <param name="ScheduledAt">The new date of a <c>Reschedule</c>.</param>
/// <param name="By">Who, with the login.</param>
/// <param name="SentAt">When it was first sent.</param>
/// <param name="AcceptedAt">When the sending system first said that it has it; null with <c>Sent</c>: it does not answer.</param>
/// <param name="AnsweredAt">When it was confirmed or refused.</param>
public sealed record CampaignOrderAnswer(
    long Id,
    string Kind,
    string State,
    DateTime? ScheduledAt,
    string By,
    string? Device,
    DateTime KeptAt,
    DateTime? SentAt,
    DateTime? AcceptedAt,
    DateTime? AnsweredAt,
    CampaignRefusalAnswer? Refusal)
{
    public static CampaignOrderAnswer Of(CampaignOrderView order) => new(
        order.Id,
        order.Kind.ToString(),
        order.State.ToString(),
        order.ScheduledAt,
        order.ContactName,
        order.DeviceName,
        order.KeptAt,
        order.SentAt,
        order.AcceptedAt,
        order.AnsweredAt,
        order.Refusal is { } reason ? new CampaignRefusalAnswer(reason.ToString(), CampaignWords.RefusalOf(order)) : null);
}

/// <summary>Why an order is not carried out.</summary>
/// <param name="Reason"><c>UnknownCampaign</c>, <c>NotPossible</c>, <c>Overtaken</c> or <c>Other</c>.</param>
/// <param name="Detail">In the contact's language; the sending system's own words when it said some.</param>
public sealed record CampaignRefusalAnswer(string Reason, string Detail);

/// <summary>An order, with the campaign as it is now.</summary>
/// <param name="LastMove">What the order has done; until it has, the campaign's last move.</param>
public sealed record CampaignOrderedAnswer(CampaignAnswer Campaign, CampaignMoveAnswer? LastMove, CampaignOrderAnswer Order);

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
    long CampaignId,
    string State,
    DateTime? CountedAt,
    CampaignCounts Counts,
    CampaignRates Rates,
    IReadOnlyList<StatisticsPointAnswer> Series);

/// <summary>The counts as they stood at an instant.</summary>
public sealed record StatisticsPointAnswer(DateTime At, CampaignCounts Counts);
