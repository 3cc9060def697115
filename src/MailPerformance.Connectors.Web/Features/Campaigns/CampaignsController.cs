using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Campaigns;

/// <summary>Campaigns to look at: moving them is for phones.</summary>
[RequirePermission(Permissions.Campaigns)]
public sealed class CampaignsController(
    CurrentAccount current,
    ConnectorsDbContext db,
    CampaignReader campaigns,
    CampaignCoverage coverage,
    AccountEvents events,
    IOptions<SendingOptions> sending,
    TimeProvider time) : PageController(current)
{
    private const int ChartPoints = 120;
    private const int HistoryLines = 50;

    [HttpGet(CampaignAddresses.List)]
    public async Task<IActionResult> Index(CampaignListQuery query)
    {
        var wanted = query.Asked(Math.Clamp(query.Page ?? 1, 1, 100_000), Me.RowsPerTable);
        var found = await campaigns.ListAsync(wanted);
        var position = PagePosition.At(wanted.Page, wanted.PageSize, found.Total);
        if (position.Number != wanted.Page)
        {
            found = await campaigns.ListAsync(wanted with { Page = position.Number });
        }

        var more = new Dictionary<string, string>();
        if (query.State is not null)
        {
            more[CampaignListQuery.StateName] = query.State.Value.ToString();
        }

        if (query.Category is not null)
        {
            more[CampaignListQuery.CategoryName] = query.Category.Value.ToString(CultureInfo.InvariantCulture);
        }

        var (categories, isRestricted) = await CategoriesAsync(query.Category);
        return View(new CampaignListViewModel(
            found.Rows,
            found.Rows.Where(row => row.Order is not null).ToDictionary(row => row.Id, row => Shown(row.Order!)),
            position,
            new ListLinks(CampaignAddresses.List, wanted.Search, "date", true, more),
            [
                .. Enum.GetValues<CampaignState>()
                    .Select(one => new SelectListItem(T("CampaignState_" + one), one.ToString(), one == query.State)),
            ],
            categories,
            isRestricted));
    }

    [HttpGet(CampaignAddresses.ShowRoute)]
    public async Task<IActionResult> Show(long id)
    {
        if (await campaigns.FindDetailsAsync(id, HistoryLines) is not { Campaign: var campaign } details)
        {
            return NotFound();
        }

        var series = campaign.CountedAt is null ? null : await campaigns.FindSeriesAsync(id, ChartPoints);
        var history = HistoryLine.Of(details);
        return View(new CampaignViewModel(
            campaign,
            CampaignRates.Of(campaign.Counts),
            [.. details.Orders.Where(order => order.IsPending).Select(Shown)],
            [.. history.Take(HistoryLines)],
            details.HasMore || history.Count > HistoryLines,
            await coverage.OfAsync(campaign),
            TimeChart.Of([.. series?.Points.Where(point => point.At >= campaign.StartedAt) ?? []], TimeZones.Find(Me.TimeZone)),
            FunnelChart.Of(campaign.Counts)));
    }

    /// <summary>Says when something has changed.</summary>
    [HttpGet(CampaignAddresses.EventsRoute)]
    public Task Events([FromHeader(Name = "Last-Event-ID")] string? lastSeen, string? vu) =>
        events.WriteAsync(Response, lastSeen, vu, HttpContext.RequestAborted);

    private OrderViewModel Shown(CampaignOrderView order) =>
        new(order, order.SilentSince(time.GetUtcNow().UtcDateTime, sending.Value.Patience));

    // A reader with categories is offered those alone.
    private async Task<(IReadOnlyList<SelectListItem> Categories, bool IsRestricted)> CategoriesAsync(long? chosen)
    {
        var mine = db.Set<ContactCategory>().Where(link => link.ContactId == Me.Actor.ContactId);
        var categories = await db.Set<Category>().Where(category => !mine.Any() || mine.Any(link => link.LabelId == category.Id))
            .OrderBy(category => category.NormalizedName)
            .Select(category => new { category.Id, category.Name, IsMine = mine.Any() })
            .ToListAsync();
        return (
            [
                .. categories.Select(category => new SelectListItem(
                    category.Name, category.Id.ToString(CultureInfo.InvariantCulture), category.Id == chosen)),
            ],
            categories.Any(category => category.IsMine));
    }
}
