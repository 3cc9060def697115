using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// The orders in which a platform's connectors are listed, each written once as the columns of its index. Downwards is the exact
/// reverse of upwards.
/// </summary>
public sealed class ConnectorOrder
{
    private static readonly Text LastName = new(c => c.NormalizedLastName, place => place.LastName);
    private static readonly Text FirstName = new(c => c.NormalizedFirstName, place => place.FirstName);
    private static readonly Text Login = new(c => c.NormalizedUserName, place => place.Login);
    private static readonly Number<ConnectorPrivilege> Privilege = new(
        c => c.Privilege, place => place.Privilege, value => c => c == value, value => c => c > value, value => c => c < value);

    private static readonly Number<long> ContactId = new(
        c => c.ContactId, place => place.ContactId, value => c => c == value, value => c => c > value, value => c => c < value);

    private readonly Column[] _columns;

    private ConnectorOrder(params Column[] columns) => _columns = [.. columns, ContactId];

    public static ConnectorOrder ByLastName { get; } = new(LastName, FirstName);

    public static ConnectorOrder ByFirstName { get; } = new(FirstName, LastName);

    public static ConnectorOrder ByLogin { get; } = new(Login);

    public static ConnectorOrder ByPrivilege { get; } = new(Privilege, LastName, FirstName);

    /// <summary>Connectors that were never used come before all others.</summary>
    public static ConnectorOrder ByActivation { get; } = new(new Activation());

    public IOrderedQueryable<MobileConnector> Sort(IQueryable<MobileConnector> connectors, bool descending) =>
        _columns.Skip(1).Aggregate(_columns[0].Sort(connectors, descending), (sorted, column) => column.ThenSort(sorted, descending));

    /// <summary>
    /// The first connectors behind a place. Each part is a range of the order's index that begins right there: as many as are wanted
    /// are read of each, however many have the same name.
    /// </summary>
    public IQueryable<MobileConnector> Behind(IQueryable<MobileConnector> connectors, ConnectorPlace place, bool descending, int count)
    {
        var (same, parts) = (connectors, new List<IQueryable<MobileConnector>>());
        foreach (var column in _columns)
        {
            parts.AddRange(column.Beyond(same, place, descending));
            same = column.Same(same, place);
        }

        var nearest = parts.Select(part => Sort(part, descending).Take(count)).Aggregate((one, other) => one.Concat(other));
        return Sort(nearest, descending).Take(count);
    }

    private abstract class Column
    {
        public abstract IOrderedQueryable<MobileConnector> Sort(IQueryable<MobileConnector> rows, bool descending);

        public abstract IOrderedQueryable<MobileConnector> ThenSort(IOrderedQueryable<MobileConnector> rows, bool descending);

        public abstract IQueryable<MobileConnector> Same(IQueryable<MobileConnector> rows, ConnectorPlace place);

        public abstract IEnumerable<IQueryable<MobileConnector>> Beyond(
            IQueryable<MobileConnector> rows, ConnectorPlace place, bool descending);
    }

    private abstract class Column<T>(Expression<Func<MobileConnector, T>> of) : Column
    {
        protected Expression<Func<MobileConnector, T>> Of { get; } = of;

        public override IOrderedQueryable<MobileConnector> Sort(IQueryable<MobileConnector> rows, bool descending) =>
            descending ? rows.OrderByDescending(Of) : rows.OrderBy(Of);

        public override IOrderedQueryable<MobileConnector> ThenSort(IOrderedQueryable<MobileConnector> rows, bool descending) =>
            descending ? rows.ThenByDescending(Of) : rows.ThenBy(Of);
    }

    private sealed class Text(Expression<Func<MobileConnector, string>> of, Func<ConnectorPlace, string> at) : Column<string>(of)
    {
        public override IQueryable<MobileConnector> Same(IQueryable<MobileConnector> rows, ConnectorPlace place)
        {
            var value = at(place);
            Expression<Func<string, bool>> isSame = text => text == value;
            return rows.Where(isSame.AskedOf(Of));
        }

        public override IEnumerable<IQueryable<MobileConnector>> Beyond(
            IQueryable<MobileConnector> rows, ConnectorPlace place, bool descending)
        {
            var value = at(place);
            Expression<Func<string, bool>> isBeyond = descending ? text => text.CompareTo(value) < 0 : text => text.CompareTo(value) > 0;
            return [rows.Where(isBeyond.AskedOf(Of))];
        }
    }

    private sealed class Number<T>(
        Expression<Func<MobileConnector, T>> of,
        Func<ConnectorPlace, T> at,
        Func<T, Expression<Func<T, bool>>> same,
        Func<T, Expression<Func<T, bool>>> above,
        Func<T, Expression<Func<T, bool>>> below) : Column<T>(of)
        where T : struct
    {
        public override IQueryable<MobileConnector> Same(IQueryable<MobileConnector> rows, ConnectorPlace place) =>
            rows.Where(same(at(place)).AskedOf(Of));

        public override IEnumerable<IQueryable<MobileConnector>> Beyond(
            IQueryable<MobileConnector> rows, ConnectorPlace place, bool descending) =>
            [rows.Where((descending ? below : above)(at(place)).AskedOf(Of))];
    }

    // Both databases sort null first.
    private sealed class Activation() : Column<DateTime?>(connector => connector.ActivatedAt)
    {
        public override IQueryable<MobileConnector> Same(IQueryable<MobileConnector> rows, ConnectorPlace place)
        {
            var value = place.ActivatedAt;
            return value is null ? rows.Where(one => one.ActivatedAt == null) : rows.Where(one => one.ActivatedAt == value);
        }

        public override IEnumerable<IQueryable<MobileConnector>> Beyond(
            IQueryable<MobileConnector> rows, ConnectorPlace place, bool descending)
        {
            var value = place.ActivatedAt;
            return (value, descending) switch
            {
                (null, true) => [],
                (null, false) => [rows.Where(one => one.ActivatedAt != null)],
                (_, true) => [rows.Where(one => one.ActivatedAt < value), rows.Where(one => one.ActivatedAt == null)],
                (_, false) => [rows.Where(one => one.ActivatedAt > value)],
            };
        }
    }
}
