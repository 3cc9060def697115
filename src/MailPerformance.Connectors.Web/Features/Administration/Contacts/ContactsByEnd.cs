using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// Contacts by their end date; no end is later than any date. Both databases sort null first, so that this order is two ranges of
/// the index one after the other, and only the page in which they meet is sorted by hand.
/// </summary>
public static class ContactsByEnd
{
    /// <param name="dated">How many of the contacts have an end date.</param>
    public static IQueryable<Contact> Page(IQueryable<Contact> contacts, int dated, PagePosition position, bool descending)
    {
        var (early, late) = (contacts.Where(contact => contact.ValidUntil != null), contacts.Where(contact => contact.ValidUntil == null));
        var (first, second) = descending ? (late, early) : (early, late);
        var left = (descending ? position.Total - dated : dated) - position.Skip;
        if (left >= position.Size)
        {
            return Sorted(first, descending).Skip(position.Skip).Take(position.Size);
        }

        if (left <= 0)
        {
            return Sorted(second, descending).Skip(-left).Take(position.Size);
        }

        var ids = Sorted(first, descending).Skip(position.Skip).Take(left).Select(contact => contact.Id)
            .Concat(Sorted(second, descending).Take(position.Size - left).Select(contact => contact.Id));
        var page = contacts.Where(contact => ids.Contains(contact.Id));
        return descending
            ? page.OrderByDescending(c => c.ValidUntil == null).ThenByDescending(c => c.ValidUntil).ThenByDescending(c => c.Id)
            : page.OrderBy(c => c.ValidUntil == null).ThenBy(c => c.ValidUntil).ThenBy(c => c.Id);
    }

    private static IQueryable<Contact> Sorted(IQueryable<Contact> contacts, bool descending) => descending
        ? contacts.OrderByDescending(c => c.ValidUntil).ThenByDescending(c => c.Id)
        : contacts.OrderBy(c => c.ValidUntil).ThenBy(c => c.Id);
}
