using System.Globalization;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// What entries said of a person goes; their commitments stay, and so does the chain. An entry of <see cref="JournalKind.EntriesErased"/>
/// names those that were changed: what is missing anywhere else was taken away by somebody else.
/// </summary>
public static class JournalErasure
{
    /// <summary>What the entry that names them says: their numbers and ranges of numbers, <c>3,7-9</c>.</summary>
    public const string Entries = "entries";

    /// <returns>Whether the entry said anything of the person.</returns>
    internal static bool Erase(JournalEntry entry, long contactId)
    {
        var said = JournalSaid.Read(entry.Said);
        if (!said.Any(one => one.Of == contactId && one.Value is not null))
        {
            return false;
        }

        entry.Said = JournalSaid.Write(said.Select(one => one.Of == contactId ? one with { Value = null, Salt = null } : one));
        return true;
    }

    /// <param name="numbers">In order.</param>
    public static string Write(IEnumerable<long> numbers)
    {
        List<(long First, long Last)> ranges = [];
        foreach (var number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(',', ranges.Select(range => range.First == range.Last
            ? JournalText.Of(range.First)
            : $"{JournalText.Of(range.First)}-{JournalText.Of(range.Last)}"));
    }

    /// <summary>Null when it is not what the product has written.</summary>
    internal static IReadOnlyList<(long First, long Last)>? TryRead(string? text)
    {
        List<(long, long)> ranges = [];
        foreach (var range in text?.Split(',') ?? [])
        {
            var ends = range.Split('-');
            if (ends.Length > 2
                || !long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                || !long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                || last < first)
            {
                return null;
            }

            ranges.Add((first, last));
        }

        return ranges;
    }
}

/// <summary>While a chain is walked: what is missing in entries, until one that comes after them says that it was erased.</summary>
internal sealed class JournalMissing
{
    private readonly Dictionary<long, SortedSet<long>> _ofPersons = [];

    /// <summary>The first entry of which nothing says that it was erased; null: all is accounted for.</summary>
    public long? First => _ofPersons.Values.Where(numbers => numbers.Count > 0).Select(numbers => (long?)numbers.Min).Min();

    public void Walk(JournalEntry entry, IReadOnlyList<JournalSaid> said)
    {
        foreach (var one in said.Where(one => one.Value is null))
        {
            if (!_ofPersons.TryGetValue(one.Of!.Value, out var numbers))
            {
                _ofPersons[one.Of.Value] = numbers = [];
            }

            numbers.Add(entry.Number);
        }

        if (entry is { Kind: JournalKind.EntriesErased, ContactId: { } person } && _ofPersons.TryGetValue(person, out var missing)
            && JournalErasure.TryRead(said.FirstOrDefault(one => one.Key == JournalErasure.Entries)?.Value) is { } ranges)
        {
            foreach (var (first, last) in ranges)
            {
                missing.ExceptWith(missing.GetViewBetween(first, last).ToList());
            }
        }
    }
}
