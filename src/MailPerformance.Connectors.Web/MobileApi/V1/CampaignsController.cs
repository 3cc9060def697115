using MailPerformance.Connectors.Core.Campaigns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <summary>The campaigns that the contact sees, and their statistics.</summary>
[Route(ApiAddresses.Campaigns)]
public sealed class CampaignsController(CampaignReader campaigns) : MobileApiController
{
    private const int SeriesLength = 200;

    /// <summary>Lists the campaigns that the contact sees, the latest first.</summary>
    [HttpGet]
    [Problems(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<CampaignListAnswer>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List([FromQuery] CampaignListRequest request, CancellationToken cancellation)
    {
        var errors = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        var query = request.Query(errors);
        if (errors.Count > 0)
        {
            return new ProblemResult(ApiProblem.Invalid(errors));
        }

        var page = await campaigns.ListAsync(query, cancellation);
        return Ok(new CampaignListAnswer(
            [.. page.Rows.Select(row => CampaignAnswer.Of(row, Caller.Privilege))],
            query.Page,
            query.PageSize,
            page.Total,
            (long)query.Page * query.PageSize < page.Total ? AddressOf(query.Page + 1) : null,
            query.Page > 1 ? AddressOf(query.Page - 1) : null));
    }

    /// <summary>One campaign with its last move. Its ETag is what a change can be made conditional on.</summary>
    [HttpGet(ApiAddresses.Campaign)]
    [Problems(StatusCodes.Status404NotFound)]
    [ProducesResponseType<CampaignDetailsAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> Find(long id, CancellationToken cancellation)
    {
        if (await campaigns.FindWithLastMoveAsync(id, cancellation) is not var (campaign, lastMove))
        {
            return CampaignNotFound();
        }

        var tag = CampaignTag.Of(campaign, Caller.Privilege);
        Response.Headers.ETag = tag;
        if (Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false)))
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        return Ok(new CampaignDetailsAnswer(CampaignAnswer.Of(campaign, Caller.Privilege), CampaignMoveAnswer.Of(lastMove)));
    }

    /// <summary>The figures of one campaign, their rates as fractions, and their course (at most 200 points, oldest first).</summary>
    [HttpGet(ApiAddresses.Statistics)]
    [Problems(StatusCodes.Status404NotFound)]
    [ProducesResponseType<StatisticsAnswer>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Statistics(long id, CancellationToken cancellation)
    {
        if (await campaigns.FindSeriesAsync(id, SeriesLength, cancellation) is not var (campaign, series))
        {
            return CampaignNotFound();
        }

        return Ok(new StatisticsAnswer(
            campaign.Id,
            campaign.State.ToString(),
            campaign.CountedAt,
            campaign.Counts,
            CampaignRates.Of(campaign.Counts),
            [.. series.Select(point => new StatisticsPointAnswer(point.At, point.Counts))]));
    }

    // The same filters, another page.
    private string AddressOf(int page)
    {
        var parameters = Request.Query.Where(parameter => !string.Equals(parameter.Key, "page", StringComparison.OrdinalIgnoreCase))
            .SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value))
            .Append(KeyValuePair.Create("page", (string?)page.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(Request.PathBase + Request.Path, parameters);
    }
}
