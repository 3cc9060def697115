using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// The orders in which contacts are listed, each written once as its columns. Lists, places in them, and lists of what contacts have
/// all follow it.
/// </summary>
public sealed class ContactOrder
{
    private static readonly Column LastName = new(contact => contact.NormalizedLastName, place => place.LastName);
    private static readonly Column FirstName = new(contact => contact.NormalizedFirstName, place => place.FirstName);
    private static readonly Column Login = new(contact => contact.NormalizedUserName!, place => place.Login);

    private static readonly Column End = new(contact => contact.ValidUntilOrder, place => place.End);

    private static readonly Column SignIn = new(contact => contact.LastSignInOrder, place => place.SignIn);

    private readonly Column[] _columns;
    private readonly bool _isUnique;

    private ContactOrder(bool isUnique, params Column[] columns)
    {
        _isUnique = isUnique;
        _columns = columns;
    }

    public static ContactOrder ByLastName { get; } = new(false, LastName, FirstName);

    public static ContactOrder ByFirstName { get; } = new(false, FirstName, LastName);

    public static ContactOrder ByLogin { get; } = new(true, Login);

    /// <summary>By the end date; those that have none come after all others.</summary>
    public static ContactOrder ByEnd { get; } = new(false, End);

    /// <summary>By the last sign-in; those that are not known to have signed in come before all others.</summary>
    public static ContactOrder BySignIn { get; } = new(false, SignIn);

    public IOrderedQueryable<Contact> Sort(IQueryable<Contact> contacts, bool descending) => Sort(contacts, contact => contact, descending);

    /// <summary>Sorts rows by the contact that each belongs to.</summary>
    public IOrderedQueryable<T> Sort<T>(IQueryable<T> rows, Expression<Func<T, Contact>> contact, bool descending)
    {
        var first = _columns[0].Of.AskedOf(contact);
        return Then(descending ? rows.OrderByDescending(first) : rows.OrderBy(first), _columns.Skip(1), contact, descending);
    }

    /// <summary>
    /// The contacts from this place on, as one range of the order's index. The first comparison is the range; the others leave out
    /// those of the same name that come before.
    /// </summary>
    public IQueryable<Contact> From(IQueryable<Contact> contacts, ContactPlace place, bool descending)
    {
        var id = place.Id;
        Expression<Func<Contact, bool>>? rest = _isUnique ? null
            : descending ? contact => contact.Id <= id
            : contact => contact.Id >= id;
        foreach (var column in _columns.AsEnumerable().Reverse())
        {
            var value = column.At(place);
            Expression<Func<string, bool>> isReached = descending ? text => text.CompareTo(value) <= 0 : text => text.CompareTo(value) >= 0;
            Expression<Func<string, bool>> isPassed = text => text != value;
            rest = rest is null
                ? isReached.AskedOf(column.Of)
                : isReached.AskedOf(column.Of).And(isPassed.AskedOf(column.Of).Or(rest));
        }

        return contacts.Where(rest!);
    }

    private IOrderedQueryable<T> Then<T>(
        IOrderedQueryable<T> sorted, IEnumerable<Column> columns, Expression<Func<T, Contact>> contact, bool descending)
    {
        foreach (var column in columns.Select(column => column.Of.AskedOf(contact)))
        {
            sorted = descending ? sorted.ThenByDescending(column) : sorted.ThenBy(column);
        }

        Expression<Func<Contact, long>> id = one => one.Id;
        return _isUnique ? sorted
            : descending ? sorted.ThenByDescending(id.AskedOf(contact))
            : sorted.ThenBy(id.AskedOf(contact));
    }

    /// <param name="At">Its value at a place.</param>
    private sealed record Column(Expression<Func<Contact, string>> Of, Func<ContactPlace, string> At);
}
