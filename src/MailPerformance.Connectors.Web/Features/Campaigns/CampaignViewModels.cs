using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Campaigns;

/// <param name="IsRestricted">The reader sees the campaigns of some categories alone.</param>
/// <param name="Orders">What is shown with a campaign, by its id; see <see cref="CampaignView.Order"/>.</param>
public sealed record CampaignListViewModel(
    IReadOnlyList<CampaignView> Rows,
    IReadOnlyDictionary<long, OrderViewModel> Orders,
    PagePosition Position,
    ListLinks Links,
    IReadOnlyList<SelectListItem> States,
    IReadOnlyList<SelectListItem> Categories,
    bool IsRestricted)
{
    public ListTools Tools => new(
        Links,
        null,
        [
            Filter(CampaignListQuery.StateName, T("Connector_State"), States),
            Filter(CampaignListQuery.CategoryName, T("Campaign_Category"), Categories),
        ],
        Plural("Campaigns_Total", Position.Total));

    private ListFilter Filter(string name, string label, IEnumerable<SelectListItem> choices) => new(
        name, label, [.. choices.Select(choice => new ListFilterChoice(choice.Value, choice.Text))], Links.More?.GetValueOrDefault(name));

    public bool IsFiltered => Links.Search is not null || Links.More is { Count: > 0 };
}

/// <param name="Pending">Orders that the sending system has not answered yet, the latest first.</param>
/// <param name="HasOlderHistory">Whether something has happened before what is in the history.</param>
/// <param name="Cover">Who can stop it; null: it is neither scheduled nor under way.</param>
public sealed record CampaignViewModel(
    CampaignView Campaign,
    CampaignRates Rates,
    IReadOnlyList<OrderViewModel> Pending,
    IReadOnlyList<HistoryLine> History,
    bool HasOlderHistory,
    CampaignCover? Cover,
    TimeChart? Chart,
    FunnelChart? Funnel);

/// <summary>An order and, while it has no answer, what may be said of the sending system.</summary>
/// <param name="SilentSince">The sending system was late in saying anything since then; null: it is not.</param>
public sealed record OrderViewModel(CampaignOrderView Order, DateTime? SilentSince);

/// <summary>One line of a history: a move, or an order that has an answer and made none.</summary>
public sealed record HistoryLine(DateTime At, CampaignMoveView? Move, CampaignOrderView? Order)
{
    /// <summary>The latest first.</summary>
    public static IReadOnlyList<HistoryLine> Of(CampaignDetails details) =>
    [
        .. details.Orders.Where(order => !order.IsPending)
            .Select(order => new HistoryLine(order.AnsweredAt!.Value, null, order))
            .Concat(details.History.Select(move => new HistoryLine(move.At, move, null)))
            .OrderByDescending(line => line.At),
    ];
}
