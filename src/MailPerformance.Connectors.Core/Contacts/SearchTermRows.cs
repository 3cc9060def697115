using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>The rows of search terms, in one command however many there are: saved as entities, each would be a command on SQLite.</summary>
internal static class SearchTermRows
{
    public static Task<int> InsertTermsAsync(this ConnectorsDbContext db, Contact contact, IReadOnlyList<string> terms) =>
        db.InsertAsync("ContactSearchTerms", "ContactId", contact.AccountId, contact.Id, terms);

    /// <summary>Whether contacts are found by this domain already: all of its terms are written at once, so one tells.</summary>
    public static async Task<bool> KnowsDomainAsync(this ConnectorsDbContext db, string domain)
    {
        var one = SearchTerms.OfDomain(domain).FirstOrDefault();
        return one is null || await db.DomainSearchTerms.AnyAsync(term => term.Term == one && term.Domain == domain);
    }

    public static Task<int> InsertDomainAsync(this ConnectorsDbContext db, long accountId, string domain) =>
        db.InsertAsync("DomainSearchTerms", "Domain", accountId, domain, [.. SearchTerms.OfDomain(domain)]);

    // Words of both databases alike. A text has at most 200 characters, so there are fewer parameters than either allows.
    private static Task<int> InsertAsync(
        this ConnectorsDbContext db, string table, string column, long accountId, object whose, IReadOnlyList<string> terms)
    {
        var rows = Enumerable.Range(2, terms.Count).Select(index => $"({{0}}, {{{index}}}, {{1}})");
        return db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(
            $"""INSERT INTO "{table}" ("AccountId", "Term", "{column}") VALUES {string.Join(", ", rows)}""",
            [accountId, whose, .. terms]));
    }
}
