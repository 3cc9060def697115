using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <summary>
/// Finds entries. One of the filters is a range of an index that ends at <see cref="Look"/>; the others are looked at within it, so that
/// no filter reads more of a journal than of a small one. Who sees some campaigns only is told of those alone.
/// </summary>
public sealed class JournalSource(ConnectorsDbContext db, CurrentAccount current)
{
    /// <summary>How many entries are looked at for a page whose filters are several.</summary>
    public const int Look = 2_000;

    // No zone leads out of the calendar from these.
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(9000, 1, 1);

    // How far clocks may have stepped back, in entries, for a period to find them all the same.
    private const int Slack = 500;

    private delegate IQueryable<JournalEntry> Filter(IQueryable<JournalEntry> entries);

    /// <summary>Newest first; for a newer page oldest first.</summary>
    public async Task<JournalFound> FindAsync(JournalListQuery query, int most)
    {
        var isNewer = query.After is not null;
        var (first, rest) = Split(query);
        var range = Paged(InPeriod(first(db.JournalEntries.AsNoTracking()), query), query);
        var ordered = isNewer ? range.OrderBy(entry => entry.Number) : range.OrderByDescending(entry => entry.Number);
        if (rest.Count == 0)
        {
            return new JournalFound(await ordered.Take(most).ToListAsync(), null);
        }

        var looked = ordered.Take(Look);
        var kept = rest.Aggregate((IQueryable<JournalEntry>)looked, (left, filter) => filter(left));
        var rows = await (isNewer ? kept.OrderBy(entry => entry.Number) : kept.OrderByDescending(entry => entry.Number))
            .Take(most).ToListAsync();
        return new JournalFound(rows, rows.Count == most ? null : await LastLookedAsync(ordered));
    }

    /// <summary>The newest alone, in one command: of those that were looked at, where there are several filters.</summary>
    public async Task<IReadOnlyList<JournalEntry>> NewestAsync(JournalListQuery query, int most)
    {
        var (first, rest) = Split(query);
        var newest = first(db.JournalEntries.AsNoTracking()).OrderByDescending(entry => entry.Number);
        return await rest.Aggregate(rest.Count == 0 ? newest : newest.Take(Look), (left, filter) => filter(left))
            .OrderByDescending(entry => entry.Number).Take(most).ToListAsync();
    }

    // Null: all there was has been looked at.
    private static async Task<long?> LastLookedAsync(IQueryable<JournalEntry> ordered) =>
        await ordered.Skip(Look - 1).Select(entry => (long?)entry.Number).FirstOrDefaultAsync();

    private static IQueryable<JournalEntry> Paged(IQueryable<JournalEntry> entries, JournalListQuery query)
    {
        entries = query.Before is { } before ? entries.Where(entry => entry.Number < before) : entries;
        return query.After is { } after ? entries.Where(entry => entry.Number > after) : entries;
    }

    // The first has an index in the order of the page; a filter by an index of its own comes before one by several.
    private (Filter First, List<Filter> Others) Split(JournalListQuery query)
    {
        var filters = new List<Filter>();
        if (query is { Subject: { } subject, Id: { } id })
        {
            filters.Add(entries => entries.Where(entry => entry.Subject == subject && entry.SubjectId == id));
        }

        if (query.Contact is { } contactId)
        {
            filters.Add(entries => entries.Where(entry => entry.ContactId == contactId));
        }

        if (!string.IsNullOrWhiteSpace(query.Author))
        {
            // 0 when nobody has the login, which is nobody's id.
            var login = NormalizedText.Of(query.Author.Trim());
            var ids = db.Contacts.Where(contact => contact.NormalizedUserName == login).Select(contact => contact.Id);
            filters.Add(entries => entries.Where(entry => entry.AuthorId == ids.FirstOrDefault()));
        }

        if (query.Kind is { } kind)
        {
            filters.Add(entries => entries.Where(entry => entry.Kind == kind));
        }

        Filter first = filters.Count > 0 ? filters[0] : entries => entries;
        var rest = filters.Skip(1).ToList();
        if (!current.Contact!.Actor.IsAdministrator)
        {
            var visible = db.Campaigns.VisibleTo(db, current.Contact.Actor.ContactId);
            rest.Add(entries => entries.Where(entry =>
                entry.Subject != JournalSubject.Campaign || visible.Any(campaign => campaign.Id == entry.SubjectId)));
        }

        return (first, rest);
    }

    // By numbers, which the indexes go on with; instants decide. Where there is no later entry, or no earlier one, nothing is read.
    private IQueryable<JournalEntry> InPeriod(IQueryable<JournalEntry> entries, JournalListQuery query)
    {
        var zone = TimeZones.Find(current.Contact!.TimeZone);
        if (query.From is { } from)
        {
            var begin = StartOf(from, zone);
            var numbers = db.JournalEntries.Where(entry => entry.At >= begin).OrderBy(entry => entry.At)
                .Select(entry => (long?)entry.Number);
            entries = entries.Where(entry => entry.Number >= (numbers.FirstOrDefault() ?? long.MaxValue) - Slack && entry.At >= begin);
        }

        if (query.To is { } to)
        {
            var end = StartOf(to < Last ? to.AddDays(1) : Last, zone);
            var numbers = db.JournalEntries.Where(entry => entry.At < end).OrderByDescending(entry => entry.At)
                .Select(entry => (long?)entry.Number);
            entries = entries.Where(entry => entry.Number <= (numbers.FirstOrDefault() ?? -Slack) + Slack && entry.At < end);
        }

        return entries;
    }

    private static DateTime StartOf(DateOnly day, TimeZoneInfo zone)
    {
        day = day < First ? First : day > Last ? Last : day;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
    }
}

/// <param name="LookedTo">Number of the last entry that was looked at, where there may be more behind it; null: that was all.</param>
public sealed record JournalFound(IReadOnlyList<JournalEntry> Entries, long? LookedTo);
