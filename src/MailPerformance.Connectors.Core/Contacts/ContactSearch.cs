using System.Text;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Finds contacts by parts of words of their name, first name, login and e-mail, accents and case ignored.</summary>
public static class ContactSearch
{
    /// <summary>The contacts in which every word of <paramref name="text"/> occurs somewhere; all of them when it is empty.</summary>
    public static IQueryable<Contact> Matching(this IQueryable<Contact> contacts, string? text, ConnectorsDbContext db)
    {
        // One set of ids, intersected: two conditions on the id make SQLite try every pair of matches.
        IQueryable<long>? ids = null;
        foreach (var word in Words(text).Select(Truncate).Distinct())
        {
            var end = After(word);
            var found = db.ContactSearchTerms
                .Where(term => term.Term.CompareTo(word) >= 0 && term.Term.CompareTo(end) < 0)
                .Select(term => term.ContactId);
            ids = ids is null ? found : ids.Intersect(found);
        }

        return ids is null ? contacts : contacts.Where(contact => ids.Contains(contact.Id));
    }

    /// <summary>Makes the stored endings those of the contact's present words. <c>SearchTerms</c> must be loaded.</summary>
    internal static void Refresh(Contact contact)
    {
        var wanted = new[] { contact.LastName, contact.FirstName, contact.UserName, contact.Email }
            .SelectMany(Words)
            .SelectMany(Endings)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var stale in contact.SearchTerms.Where(term => !wanted.Remove(term.Term)).ToList())
        {
            contact.SearchTerms.Remove(stale);
        }

        foreach (var term in wanted)
        {
            contact.SearchTerms.Add(new ContactSearchTerm { Term = term });
        }
    }

    private static IEnumerable<string> Words(string? text) =>
        NormalizedText.Of(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Endings(string word)
    {
        for (var start = 0; start < word.Length; start++)
        {
            if (!char.IsLowSurrogate(word[start]))
            {
                yield return Truncate(word[start..]);
            }
        }
    }

    private static string Truncate(string word)
    {
        if (word.Length <= ContactSearchTerm.MaxLength)
        {
            return word;
        }

        var length = char.IsHighSurrogate(word[ContactSearchTerm.MaxLength - 1])
            ? ContactSearchTerm.MaxLength - 1
            : ContactSearchTerm.MaxLength;
        return word[..length];
    }

    // The first text, by code point, after everything that begins with the word.
    private static string After(string word)
    {
        var runes = word.EnumerateRunes().ToArray();
        var last = runes[^1].Value;
        var next = last switch
        {
            0xD7FF => 0xE000,
            0x10FFFF => last,
            _ => last + 1,
        };
        var beginning = string.Concat(runes[..^1]);
        return beginning + new Rune(next);
    }
}
