using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Finds contacts by parts of words of their name, first name, login and e-mail, accents and case ignored, and by parts of the list. Of the
/// conditions one is followed, whose contacts are fewest, and the others are asked of these: no further than a bound, however many there
/// are, unless all are asked for (ADR 21).
/// </summary>
public sealed class ContactSearch(ConnectorsDbContext db)
{
    /// <summary>How many contacts are looked at for several words, or for words in a part of the list.</summary>
    public const int Bound = 2_000;

    /// <summary>How many are found by one word, or by a part of the list, of which nothing else is asked.</summary>
    public const int BoundOfOne = 10_000;

    // So many are counted; any others are only asked of the contacts that those lead to.
    private const int Counted = 6;

    // Of a search that is cut off: so many of any word or part are looked at, so many names, and so many are found by each name.
    private const int OfAnyWord = 200;
    private const int OfAPart = 2_000;
    private const int Names = 2_500;
    private const int OfEachName = 200;

    /// <summary>The contacts in which every word of <paramref name="text"/> occurs somewhere, and that are of all these parts.</summary>
    /// <param name="isExact">All of them, whatever it costs.</param>
    public async Task<FoundContacts> FindAsync(string? text, IReadOnlyList<ContactCondition>? parts = null, bool isExact = false)
    {
        List<string> words = [.. SearchTerms.Words(NormalizedText.Of(text ?? "")).Distinct().OrderByDescending(word => word.Length)];
        List<ContactCondition> conditions = [.. parts ?? [], .. words.Select(word => SearchedWord.Of(word, db)).OfType<ContactCondition>()];
        if (conditions.Count == 0)
        {
            return new FoundContacts(db.Contacts, null, IsWhole: true);
        }

        var isAlone = conditions is [{ IsWhole: true }];
        var most = isAlone ? BoundOfOne : Bound;
        var bound = isExact && isAlone ? BoundedCount.NoBound : most;
        var (fewest, way, count) = await FewestAsync(
            [.. conditions.SelectMany(condition => condition.Ways.Select(way => (condition, way))).Take(Counted)], bound + 1);
        if (count > most && !isExact)
        {
            return new FoundContacts(WithIds(Some(isAlone ? [] : conditions, parts ?? [], way, words)), null, CutAt: most);
        }

        var kept = Kept(way.Distinct(), conditions.Where(condition => condition != fewest || !condition.IsWhole));
        return new FoundContacts(kept, count == 0 || isAlone ? count : null);
    }

    // Some of those that are meant, of whom too many could be.
    private IQueryable<long> Some(
        List<ContactCondition> conditions, IReadOnlyList<ContactCondition> parts, IQueryable<long> way, List<string> words) =>
        NameSearch.Of(db.Contacts, words, Names, OfEachName)
            .Select(named => parts.Count == 0 ? named : Kept(named, parts).Select(contact => contact.Id))
            .Prepend(Kept(way.Distinct().Take(words.Count == 0 ? OfAPart : OfAnyWord), conditions).Select(contact => contact.Id))
            .Aggregate((one, other) => one.Concat(other))
            .Distinct();

    // Counted in one command, each no further than the bound.
    private async Task<(ContactCondition Condition, IQueryable<long> Way, int Count)> FewestAsync(
        List<(ContactCondition Condition, IQueryable<long> Way)> ways, int bound)
    {
        if (ways is [{ Condition.Number: { } number } only])
        {
            return (only.Condition, only.Way, number);
        }

        var counts = await ways
            .Select((one, index) => db.Accounts.Select(_ => new
            {
                Index = index,
                Count = one.Way.Distinct().Take(bound).Count(),
            }))
            .Aggregate((one, other) => one.Concat(other))
            .ToListAsync();
        var (index, count) = counts.MinBy(one => one.Count) is { } fewest ? (fewest.Index, fewest.Count) : (0, 0);
        return (ways[index].Condition, ways[index].Way, count);
    }

    private IQueryable<Contact> Kept(IQueryable<long> ids, IEnumerable<ContactCondition> conditions) =>
        conditions.Aggregate(WithIds(ids), (contacts, condition) => condition.KeptBy(contacts));

    // The ids come first, by a cross join, which SQLite does not turn round: without statistics it takes the account for a narrow
    // condition, and would walk over all of its contacts to find some ids among them.
    private IQueryable<Contact> WithIds(IQueryable<long> ids)
    {
        IQueryable<Contact> contacts = db.Contacts;
        return
            from id in ids
            from contact in contacts
            where contact.Id == id
            select contact;
    }
}
