using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// A page of the list: from memory, where nothing has changed since it was read; else read in two commands, or, where something is
/// searched for, in one more, which looks for the shortest way.
/// </summary>
public sealed class ContactList(
    ConnectorsDbContext db,
    CurrentAccount current,
    ContactSearch search,
    ContactListReader reader,
    ContactListMemory memory,
    ExactSearches exact,
    TimeProvider time)
{
    // Behind any page that somebody asks for, while it is not known how many there are.
    private const int NotKnown = 1_000_000_000;

    private SignedInContact Me => current.Contact!;

    public async Task<ContactListViewModel> PageAsync(ContactListQuery query, CancellationToken cancellation)
    {
        var page = await KnownPageAsync(query, cancellation);
        var filterText = ContactFilters.TextOf(query.Filter);
        var more = new Dictionary<string, string>();
        if (filterText is not null)
        {
            more.Add(ContactListQuery.FilterName, query.Filter!);
        }

        if (query.IsExact && !page.IsWhole)
        {
            more.Add(ContactListQuery.CountName, ContactListQuery.ExactCount);
        }

        return new ContactListViewModel(
            [.. page.Lines.Select(line => line.Row())],
            page.Position,
            new ListLinks(ContactAddresses.List, query.Search, ContactSorts.Of(query.Sort).Word, query.Descending, more),
            filterText,
            page.CutAt,
            Me.Actor.Holds(Permissions.ContactsSearch),
            Me.Actor.Holds(Permissions.ContactsCreate));
    }

    /// <summary>The line of one contact; null when the account has no such contact.</summary>
    public async Task<ContactRow?> FindAsync(long contactId) =>
        (await reader.ReadAsync(db.Contacts.Where(contact => contact.Id == contactId))).Lines.SingleOrDefault()?.Row();

    // Into a filter contacts come by themselves when their day has come, so what it keeps is looked for each time.
    private async Task<ContactListPage> KnownPageAsync(ContactListQuery query, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (query.Filter is not null)
        {
            using var turn = await TurnAsync(query, cancellation);
            return await ReadPageAsync(query, now);
        }

        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"{ContactSorts.Of(query.Sort).Word}|{query.Descending}|{query.Page}|{Me.RowsPerTable}|{query.IsExact}|{query.Search}");
        if (memory.Page(Me, address, now) is { } known)
        {
            return known;
        }

        // Whoever has waited for a turn may find what they waited for.
        using var exactly = await TurnAsync(query, cancellation);
        if (exactly is not null && memory.Page(Me, address, now) is { } found)
        {
            return found;
        }

        var page = await ReadPageAsync(query, now);
        memory.RememberPage(Me, address, page);
        return page;
    }

    private async Task<IDisposable?> TurnAsync(ContactListQuery query, CancellationToken cancellation) =>
        query.IsExact ? await exact.TakeTurnAsync(db, cancellation) : null;

    private async Task<ContactListPage> ReadPageAsync(ContactListQuery query, DateTime now)
    {
        var filter = ContactFilters.Of(query.Filter, db, now, Me.MobileConnectorsEnabled);
        var found = await search.FindAsync(query.Search, filter, query.IsExact);
        var (lines, position) = found.IsWhole ? await WholeAsync(query) : await FoundAsync(found, query);
        return new ContactListPage(lines, position, found.IsWhole, found.CutAt, now);
    }

    private async Task<(IReadOnlyList<ContactLine> Lines, PagePosition Position)> WholeAsync(ContactListQuery query)
    {
        var position = PagePosition.At(query.Page, Me.RowsPerTable, Me.ContactCount);
        var (sort, order) = ContactSorts.Of(query.Sort);
        var place = memory.Place(Me, sort, query.Descending, position.Skip);
        IQueryable<Contact> rest = place is null ? db.Contacts : order.From(db.Contacts, place, query.Descending);
        var page = order.Sort(rest, query.Descending).Skip(position.Skip - (place?.Before ?? 0)).Take(position.Size);
        var (lines, _) = await reader.ReadAsync(page, position.Skip);
        if (lines.Count > 0)
        {
            memory.RememberPlace(Me, sort, query.Descending, lines[0].Place);
        }

        return (lines, position);
    }

    // The number comes with the rows, so that it is one command; a page behind the last has none, and its reader gets the last.
    private async Task<(IReadOnlyList<ContactLine> Lines, PagePosition Position)> FoundAsync(FoundContacts found, ContactListQuery query)
    {
        if (found.Count == 0)
        {
            return ([], PagePosition.At(1, Me.RowsPerTable, 0));
        }

        var sorted = ContactSorts.Of(query.Sort).Order.Sort(found.Contacts, query.Descending);
        var wanted = PagePosition.At(query.Page, Me.RowsPerTable, found.Count ?? NotKnown);
        var (lines, total) = await reader.ReadAsync(
            sorted.Skip(wanted.Skip).Take(wanted.Size), counted: found.Count is null ? found.Contacts : null);
        if (lines.Count > 0 || wanted.Number == 1)
        {
            return (lines, wanted with { Total = found.Count ?? total });
        }

        var last = PagePosition.At(wanted.Number, wanted.Size, await found.Contacts.CountAsync());
        return ((await reader.ReadAsync(sorted.Skip(last.Skip).Take(last.Size))).Lines, last);
    }
}
