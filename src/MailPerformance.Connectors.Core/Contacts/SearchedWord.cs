using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A word of a search as a condition.</summary>
internal static class SearchedWord
{
    /// <summary>Null for an @ alone, which every contact has.</summary>
    public static ContactCondition? Of(string word, ConnectorsDbContext db)
    {
        var hasAt = word.Contains('@');
        var (local, domain) = SearchTerms.Halves(word);
        List<IQueryable<long>> ids = [];

        // Whatever a word with an @ is a part of, the text in front of its @ is a part of that too.
        if (local.Length > 0 || domain.Length > 0)
        {
            ids.Add(ByTerms(SearchTerms.Beginning(local.Length > 0 ? local : word), db));
        }

        if (!hasAt || (local.Length == 0 && domain.Length > 0))
        {
            ids.Add(ByDomains(SearchTerms.Beginning(hasAt ? domain : word), db));
        }

        return ids.Count == 0 ? null : new ContactCondition(
            ids.Aggregate((one, other) => one.Concat(other)),
            contacts => contacts.Where(contact =>
                contact.NormalizedLastName.Contains(word) || contact.NormalizedFirstName.Contains(word)
                || contact.NormalizedUserName!.Contains(word) || contact.NormalizedEmail!.Contains(word)),
            IsWhole: !hasAt && SearchTerms.Beginning(word) == word);
    }

    private static IQueryable<long> ByTerms(string beginning, ConnectorsDbContext db)
    {
        var end = SearchTerms.After(beginning);
        return db.ContactSearchTerms
            .Where(term => term.Term.CompareTo(beginning) >= 0 && term.Term.CompareTo(end) < 0)
            .Select(term => term.ContactId);
    }

    private static IQueryable<long> ByDomains(string beginning, ConnectorsDbContext db)
    {
        var end = SearchTerms.After(beginning);
        IQueryable<Contact> contacts = db.Contacts;
        return
            from term in db.DomainSearchTerms.Where(term => term.Term.CompareTo(beginning) >= 0 && term.Term.CompareTo(end) < 0)
            from contact in contacts
            where contact.MailDomain == term.Domain
            select contact.Id;
    }
}
