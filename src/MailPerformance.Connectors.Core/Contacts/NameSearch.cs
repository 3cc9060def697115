using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Contacts whose names have all words of a search, by the orders of the list and nothing else. Where a search is cut off, these are among
/// what it finds.
/// </summary>
internal static class NameSearch
{
    private static readonly Expression<Func<Contact, string>> Last = contact => contact.NormalizedLastName;
    private static readonly Expression<Func<Contact, string>> First = contact => contact.NormalizedFirstName;

    /// <param name="looked">How many names that begin with the first word are looked at for the others.</param>
    /// <param name="each">How many ids each range gives at most.</param>
    public static IEnumerable<IQueryable<long>> Of(IQueryable<Contact> contacts, IReadOnlyList<string> words, int looked, int each)
    {
        if (words.Count == 0)
        {
            return [];
        }

        // A whole name and the beginning of another find their person however many share one of them.
        IEnumerable<IQueryable<Contact>> pairs = words.Count != 2 ? [] :
        [
            Beginning(Being(contacts, Last, words[0]), First, words[1]),
            Beginning(Being(contacts, Last, words[1]), First, words[0]),
        ];
        return new[] { (Order: ContactOrder.ByLastName, Name: Last), (Order: ContactOrder.ByFirstName, Name: First) }
            .Select(one => words.Skip(1).Aggregate(
                one.Order.Sort(Beginning(contacts, one.Name, words[0]), false).Take(looked), Having))
            .Concat(pairs)
            .Select(range => range.Select(contact => contact.Id).Take(each));
    }

    private static IQueryable<Contact> Having(IQueryable<Contact> contacts, string word) => contacts.Where(contact =>
        contact.NormalizedLastName.Contains(word) || contact.NormalizedFirstName.Contains(word));

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
