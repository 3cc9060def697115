using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <summary>Reads a page of the journal, with links to what is still there.</summary>
public sealed class JournalList(ConnectorsDbContext db, CurrentAccount current, JournalSource source, TimeProvider time)
{
    private Actor Me => current.Contact!.Actor;

    public async Task<JournalViewModel> ReadAsync(JournalListQuery query)
    {
        var size = current.Contact!.RowsPerTable;
        var found = await source.FindAsync(query, size + 1);
        var isNewer = query.After is not null;
        var hasMore = found.Entries.Count > size;
        IEnumerable<JournalEntry> shown = found.Entries.Take(size);
        List<JournalEntry> entries = [.. isNewer ? shown.Reverse() : shown];
        var there = await ThereAsync(entries) with { SeesReviews = Me.IsAdministrator };
        return new JournalViewModel(
            query,
            [.. entries.Select(entry => new JournalLine(entry, there, Reading))],
            StepsOf(query, entries, isNewer, hasMore),
            hasMore || isNewer ? null : found.LookedTo,
            entries.Count == 0 && await IsUnknownAsync(query.Author));
    }

    private JournalReading Reading => new(time.GetUtcNow().UtcDateTime, TimeZones.Find(current.Contact!.TimeZone));

    private async Task<bool> IsUnknownAsync(string? author)
    {
        var login = NormalizedText.Of(author?.Trim() ?? "");
        return login.Length > 0 && !await db.Contacts.AnyAsync(contact => contact.NormalizedUserName == login);
    }

    private static PageSteps? StepsOf(JournalListQuery query, List<JournalEntry> entries, bool isNewer, bool hasMore)
    {
        var hasNewer = isNewer ? hasMore : query.Before is not null;
        var hasOlder = isNewer || hasMore;
        return hasNewer || hasOlder
            ? new PageSteps(
                hasNewer ? query.At() : null,
                hasNewer && entries.Count > 0 ? query.At(JournalListQuery.AfterName, entries[0].Number) : null,
                hasOlder && entries.Count > 0 ? query.At(JournalListQuery.BeforeName, entries[^1].Number) : null,
                null)
            : null;
    }

    // In one command, and only of what this reader may open.
    private async Task<JournalThere> ThereAsync(List<JournalEntry> entries)
    {
        List<long> contactIds = Me.Holds(Permissions.Contacts)
            ? [.. entries.SelectMany(entry => new[] { entry.AuthorId, entry.ContactId }).OfType<long>().Distinct()]
            : [];
        var roleIds = Me.Holds(Permissions.Roles) ? IdsOf(entries, JournalSubject.Role) : [];
        var campaignIds = Me.Holds(Permissions.Campaigns) ? IdsOf(entries, JournalSubject.Campaign) : [];
        if (contactIds.Count + roleIds.Count + campaignIds.Count == 0)
        {
            return JournalThere.Nothing;
        }

        var rows = await db.Contacts.Where(contact => contactIds.Contains(contact.Id))
            .Select(contact => new { Subject = JournalSubject.Contact, contact.Id })
            .Concat(db.Roles.Where(role => roleIds.Contains(role.Id)).Select(role => new { Subject = JournalSubject.Role, role.Id }))
            .Concat(db.Campaigns.Where(campaign => campaignIds.Contains(campaign.Id)).VisibleTo(db, Me.ContactId)
                .Select(campaign => new { Subject = JournalSubject.Campaign, campaign.Id }))
            .ToListAsync();
        return new JournalThere(rows.Select(row => (row.Subject, row.Id)).ToHashSet());
    }

    private static List<long> IdsOf(List<JournalEntry> entries, JournalSubject subject) =>
        [.. entries.Where(entry => entry.Subject == subject).Select(entry => entry.SubjectId).OfType<long>().Distinct()];
}
