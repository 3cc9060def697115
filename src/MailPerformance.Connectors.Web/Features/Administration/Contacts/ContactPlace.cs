using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>A contact's place in an order of the whole list: what it is sorted by, and how many are before it.</summary>
public sealed record ContactPlace(int Before, string LastName, string FirstName, string Login, long Id)
{
    /// <summary>Whether the order is by columns that a place holds; the end date, which many contacts share or lack, is not.</summary>
    public static bool IsKnownFor(string sort) => sort is "nom" or "prenom" or "utilisateur";

    /// <summary>
    /// The contacts from this place on, as one range of the order's index. The first comparison is the range; the others leave out
    /// those of the same name that come before.
    /// </summary>
    public IQueryable<Contact> On(IQueryable<Contact> contacts, string sort, bool descending) => (sort, descending) switch
    {
        ("nom", false) => contacts.Where(c => c.NormalizedLastName.CompareTo(LastName) >= 0
            && (c.NormalizedLastName != LastName || c.NormalizedFirstName.CompareTo(FirstName) > 0
                || (c.NormalizedFirstName == FirstName && c.Id >= Id))),
        ("nom", true) => contacts.Where(c => c.NormalizedLastName.CompareTo(LastName) <= 0
            && (c.NormalizedLastName != LastName || c.NormalizedFirstName.CompareTo(FirstName) < 0
                || (c.NormalizedFirstName == FirstName && c.Id <= Id))),
        ("prenom", false) => contacts.Where(c => c.NormalizedFirstName.CompareTo(FirstName) >= 0
            && (c.NormalizedFirstName != FirstName || c.NormalizedLastName.CompareTo(LastName) > 0
                || (c.NormalizedLastName == LastName && c.Id >= Id))),
        ("prenom", true) => contacts.Where(c => c.NormalizedFirstName.CompareTo(FirstName) <= 0
            && (c.NormalizedFirstName != FirstName || c.NormalizedLastName.CompareTo(LastName) < 0
                || (c.NormalizedLastName == LastName && c.Id <= Id))),
        ("utilisateur", false) => contacts.Where(c => c.NormalizedUserName!.CompareTo(Login) >= 0),
        ("utilisateur", true) => contacts.Where(c => c.NormalizedUserName!.CompareTo(Login) <= 0),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "No place is known in this order."),
    };
}
