using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// A page of the list: from memory, where nothing has changed since it was read; else read in two commands, or, where something is
/// searched for, in one more, which looks for the shortest way. The parts of the list come with the second of the two.
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

    private ContactFacets? _facets;

    private SignedInContact Me => current.Contact!;

    private bool ShowsLastSignIn => ((ListColumns)Me.ShownColumns).HasFlag(ListColumns.LastSignIn);

    public async Task<ContactListViewModel> PageAsync(ContactListQuery query, CancellationToken cancellation)
    {
        _facets = memory.Facets(Me);
        var isRemembered = _facets is not null;
        var page = await KnownPageAsync(query, cancellation);
        var facets = _facets ?? memory.Facets(Me) ?? await reader.FacetsAsync();
        if (!isRemembered)
        {
            memory.RememberFacets(Me, facets);
        }

        var tools = ContactListTools.Of(query, facets, page, Me.Actor.Holds(Permissions.ContactsSearch), ShowsLastSignIn);
        return new ContactListViewModel(
            [.. page.Lines.Select(line => line.Row())],
            page.Position,
            tools,
            page.CutAt,
            ContactListTools.Offers(query, facets, tools.Links),
            ShowsLastSignIn,
            query.Changed,
            Me.Actor.Holds(Permissions.ContactsCreate),
            BatchChoices.AreOfferedTo(Me.Actor));
    }

    /// <summary>All that the address asks for, in the order of the list.</summary>
    /// <param name="most">No more than so many are read.</param>
    public async Task<IReadOnlyList<long>> IdsAsync(ContactListQuery query, int most, CancellationToken cancellation)
    {
        using var turn = await exact.TakeTurnAsync(db, cancellation);
        var parts = new ContactParts(db, time.GetUtcNow().UtcDateTime, Me.MobileConnectorsEnabled, Me.ContactCount).Of(query);
        var found = await search.FindAsync(query.Search, parts, isExact: true);
        return await ContactSorts.Of(query.Sort).Order.Sort(found.Contacts, query.Descending).Take(most)
            .Select(contact => contact.Id).ToListAsync(cancellation);
    }

    /// <summary>The line of one contact; null when the account has no such contact.</summary>
    public async Task<ContactRow?> FindAsync(long contactId) =>
        (await reader.ReadAsync(db.Contacts.Where(contact => contact.Id == contactId))).Lines.SingleOrDefault()?.Row();

    // Into some filters contacts come by themselves when their day has come, and a sign-in is no write of the account: what a filter keeps,
    // and when people have signed in, is looked for each time.
    private async Task<ContactListPage> KnownPageAsync(ContactListQuery query, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var sort = ContactSorts.Of(query.Sort).Word;
        if (query.Parts.Count > 0 || ShowsLastSignIn || sort == ContactSorts.BySignIn)
        {
            using var turn = await TurnAsync(query, cancellation);
            return await ReadPageAsync(query, now);
        }

        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"{sort}|{query.Descending}|{query.Page}|{Me.RowsPerTable}|{query.IsExact}|{query.Search}");
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
        var parts = new ContactParts(db, now, Me.MobileConnectorsEnabled, Me.ContactCount).Of(query);
        var found = await search.FindAsync(query.Search, parts, query.IsExact);
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
        var lines = await ReadAsync(page, position.Skip);
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
        var read = await reader.ReadAsync(
            sorted.Skip(wanted.Skip).Take(wanted.Size),
            counted: found.Count is null ? found.Contacts : null,
            withFacets: _facets is null);
        _facets ??= read.Facets;
        if (read.Lines.Count > 0 || wanted.Number == 1)
        {
            return (read.Lines, wanted with { Total = found.Count ?? read.Total });
        }

        return await LastAsync(found, query, wanted);
    }

    // From the end, so that the number comes with it.
    private async Task<(IReadOnlyList<ContactLine> Lines, PagePosition Position)> LastAsync(
        FoundContacts found, ContactListQuery query, PagePosition wanted)
    {
        var backwards = ContactSorts.Of(query.Sort).Order.Sort(found.Contacts, !query.Descending);
        var read = await reader.ReadAsync(backwards.Take(wanted.Size), counted: found.Contacts, withFacets: _facets is null);
        _facets ??= read.Facets;
        var last = PagePosition.At(wanted.Number, wanted.Size, read.Total);
        return ([.. read.Lines.Take(last.Total - last.Skip).Reverse()], last);
    }

    private async Task<IReadOnlyList<ContactLine>> ReadAsync(IQueryable<Contact> contacts, int before = 0)
    {
        var read = await reader.ReadAsync(contacts, before, withFacets: _facets is null);
        _facets ??= read.Facets;
        return read.Lines;
    }
}
