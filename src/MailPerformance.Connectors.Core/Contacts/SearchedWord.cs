using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A word of a search as a condition.</summary>
internal static class SearchedWord
{
    /// <summary>Null for an @ alone, which every contact has.</summary>
    public static ContactCondition? Of(string word, ConnectorsDbContext db)
    {
        var (local, domain) = word.Contains('@') ? SearchTerms.Halves(word) : (word, "");
        if (local.Length == 0 && domain.Length == 0)
        {
            return null;
        }

        return new ContactCondition(
            [.. WaysTo(word, local, domain, db)],
            contacts => contacts.Where(contact =>
                contact.NormalizedLastName.Contains(word) || contact.NormalizedFirstName.Contains(word)
                || contact.NormalizedUserName!.Contains(word) || contact.NormalizedEmail!.Contains(word)),
            IsWhole: local == word && SearchTerms.Beginning(word) == word);
    }

    private static IEnumerable<IQueryable<long>> WaysTo(string word, string local, string domain, ConnectorsDbContext db)
    {
        // Nothing in front of its @: the beginning of a domain, or in the middle of a login.
        if (local.Length == 0)
        {
            return [ByTerms(SearchTerms.Beginning(word), db).Concat(ByDomains(domain, db, isWholeBeginning: true))];
        }

        // Whatever a word with an @ is a part of, the text in front of its @ is a part of that too. Of a long one, many contacts share the
        // first characters (PHILIPPE.), few the last.
        var beginnings = new[] { SearchTerms.Beginning(local), SearchTerms.End(local) }.Distinct().Select(term => ByTerms(term, db));
        return local == word
            ? beginnings.Select(ids => ids.Concat(ByDomains(word, db, isWholeBeginning: false)))
            : beginnings;
    }

    private static IQueryable<long> ByTerms(string beginning, ConnectorsDbContext db)
    {
        var end = SearchTerms.After(beginning);
        return db.ContactSearchTerms
            .Where(term => term.Term.CompareTo(beginning) >= 0 && term.Term.CompareTo(end) < 0)
            .Select(term => term.ContactId);
    }

    // A domain is looked at whole right away: many contacts share one.
    private static IQueryable<long> ByDomains(string word, ConnectorsDbContext db, bool isWholeBeginning)
    {
        var beginning = SearchTerms.Beginning(word);
        var end = SearchTerms.After(beginning);
        var terms = db.DomainSearchTerms.Where(term => term.Term.CompareTo(beginning) >= 0 && term.Term.CompareTo(end) < 0);
        terms = isWholeBeginning ? terms.Where(term => term.Domain.StartsWith(word)) : terms.Where(term => term.Domain.Contains(word));
        IQueryable<Contact> contacts = db.Contacts;
        return
            from term in terms
            from contact in contacts
            where contact.MailDomain == term.Domain
            select contact.Id;
    }
}
