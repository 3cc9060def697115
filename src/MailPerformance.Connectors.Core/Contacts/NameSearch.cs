using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Contacts whose names begin with what is searched for, as ranges of the orders of the list. Where a search is cut off, these are among
/// what it finds: a whole name and the beginning of another find their person where not too many share both.
/// </summary>
internal static class NameSearch
{
    /// <param name="each">How many ids each range gives at most.</param>
    public static IEnumerable<IQueryable<long>> Beginning(IQueryable<Contact> contacts, IReadOnlyList<string> words, int each)
    {
        Expression<Func<Contact, string>> last = contact => contact.NormalizedLastName;
        Expression<Func<Contact, string>> first = contact => contact.NormalizedFirstName;
        IEnumerable<IQueryable<Contact>> found = words switch
        {
            [] => [],
            [var word] =>
            [
                ContactOrder.ByLastName.Sort(Beginning(contacts, last, word), false),
                ContactOrder.ByFirstName.Sort(Beginning(contacts, first, word), false),
            ],
            [var one, var other, ..] =>
            [
                Beginning(Being(contacts, last, one), first, other),
                Beginning(Being(contacts, last, other), first, one),
                Beginning(Being(contacts, first, one), last, other),
                Beginning(Being(contacts, first, other), last, one),
            ],
        };
        return found.Select(range => range.Select(contact => contact.Id).Take(each));
    }

    private static IQueryable<Contact> Being(IQueryable<Contact> contacts, Expression<Func<Contact, string>> name, string word)
    {
        Expression<Func<string, bool>> isWord = text => text == word;
        return contacts.Where(isWord.AskedOf(name));
    }

    private static IQueryable<Contact> Beginning(IQueryable<Contact> contacts, Expression<Func<Contact, string>> name, string word)
    {
        var end = SearchTerms.After(word);
        Expression<Func<string, bool>> begins = text => text.CompareTo(word) >= 0 && text.CompareTo(end) < 0;
        return contacts.Where(begins.AskedOf(name));
    }
}
