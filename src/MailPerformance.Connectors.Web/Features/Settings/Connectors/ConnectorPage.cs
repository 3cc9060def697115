using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>
/// Which of a platform's connectors are shown. Where their number is known, pages are numbered; where it is beyond the bound, a page
/// begins at a place or is read from the end, so that the last costs what the first costs.
/// </summary>
/// <param name="Position">Null where pages have no numbers.</param>
/// <param name="Rows">One more than is shown where there are more, unless pages are numbered.</param>
public sealed record ConnectorPage(IQueryable<MobileConnector> Rows, PagePosition? Position, ConnectorPage.Reading How)
{
    /// <summary>From where to where a page without a number is read.</summary>
    public enum Reading
    {
        FromTheBeginning,
        AfterAPlace,
        BeforeAPlace,
        FromTheEnd,
    }

    private bool IsBackwards => How is Reading.BeforeAPlace or Reading.FromTheEnd;

    /// <param name="place">The place that the query names; null: none, or it is gone.</param>
    public static ConnectorPage Of(
        IQueryable<MobileConnector> connectors, BoundedCount total, ConnectorListQuery query, ConnectorPlace? place, int size)
    {
        var (order, descending) = (query.Order, query.Descending);
        if (place is not null)
        {
            var isBackwards = query.Before is not null;
            return new ConnectorPage(
                order.Behind(connectors, place, descending != isBackwards, size + 1),
                null,
                isBackwards ? Reading.BeforeAPlace : Reading.AfterAPlace);
        }

        if (!total.IsMore)
        {
            return Numbered(connectors, query, PagePosition.At(query.IsLast ? int.MaxValue : query.Page, size, total.Value));
        }

        if (query.IsLast)
        {
            return new ConnectorPage(order.Sort(connectors, !descending).Take(size + 1), null, Reading.FromTheEnd);
        }

        var skip = PagePosition.At(query.Page, size, total.Value).Skip;
        return new ConnectorPage(
            order.Sort(connectors, descending).Skip(skip).Take(size + 1),
            null,
            skip == 0 ? Reading.FromTheBeginning : Reading.AfterAPlace);
    }

    /// <summary>The rows that are shown, and where the pages before and behind them are.</summary>
    public (IReadOnlyList<ConnectorRow> Rows, PageSteps? Steps) Shown(IReadOnlyList<ConnectorRow> read, int size, ListLinks links)
    {
        if (Position is not null)
        {
            return (read, null);
        }

        var hasMore = read.Count > size;
        IReadOnlyList<ConnectorRow> rows = !hasMore ? read : IsBackwards ? [.. read.Skip(read.Count - size)] : [.. read.Take(size)];
        var hasPrevious = IsBackwards ? hasMore : How == Reading.AfterAPlace;
        var hasNext = IsBackwards ? How == Reading.BeforeAPlace : hasMore;
        return (rows, new PageSteps(
            hasPrevious ? links.Page(1) : null,
            hasPrevious && rows.Count > 0 ? At(links, ConnectorListQuery.BeforeName, rows[0]) : null,
            hasNext && rows.Count > 0 ? At(links, ConnectorListQuery.AfterName, rows[^1]) : null,
            hasNext ? links.And(ConnectorListQuery.PartName, ConnectorListQuery.LastPart).Page(1) : null));
    }

    /// <summary>A page of connectors that were looked for: so few that they are sorted and counted to the end.</summary>
    public static ConnectorPage Found(IQueryable<MobileConnector> found, int number, ConnectorListQuery query, int size) =>
        Numbered(found, query, PagePosition.At(query.Page, size, number));

    private static ConnectorPage Numbered(IQueryable<MobileConnector> connectors, ConnectorListQuery query, PagePosition position)
    {
        // Far down, the end is nearer than the beginning.
        var left = position.Total - position.Skip;
        var rows = position.Skip > BoundedCount.UsualBound && left < position.Skip
            ? query.Order.Sort(connectors, !query.Descending).Skip(Math.Max(0, left - position.Size)).Take(Math.Min(left, position.Size))
            : query.Order.Sort(connectors, query.Descending).Skip(position.Skip).Take(position.Size);
        return new ConnectorPage(rows, position, Reading.FromTheBeginning);
    }

    private static string At(ListLinks links, string name, ConnectorRow row) =>
        links.And(name, row.Id.ToString(CultureInfo.InvariantCulture)).Page(1);
}
