using System.Collections.Immutable;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using Microsoft.Extensions.Caching.Memory;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// What is known of each account's list since the account's last write: pages as they were read, and places in the orders of the whole
/// list from which a page can be read without stepping over all that is before it. Whatever changes the list raises the account's
/// <see cref="Account.WriteSequence"/>, which every request reads, so what was learnt with the present one is exact, also where another
/// process has written.
/// </summary>
/// <param name="capacity">
/// Most that is kept for all accounts together: one for each account, each place, each page and each of its lines. What was not asked
/// for in the longest time is forgotten first, and learnt again when it is.
/// </param>
public sealed class ContactListMemory(long capacity = ContactListMemory.DefaultCapacity) : IDisposable
{
    /// <summary>Places lie at least this many contacts apart.</summary>
    public const int Spacing = 500;

    /// <summary>Some twenty megabytes at most: a line is three or four hundred bytes, a place less.</summary>
    public const long DefaultCapacity = 50_000;

    // No page has such an address.
    private const string FacetsName = "";

    // Its own: the cache of the whole application has no size, and others would have to give theirs.
    private readonly MemoryCache _accounts = new(new MemoryCacheOptions { SizeLimit = capacity, TrackStatistics = true });
    private readonly Lock _changing = new();

    /// <summary>How much is kept just now, as <c>capacity</c> counts it.</summary>
    public long Size => _accounts.GetCurrentStatistics()!.CurrentEstimatedSize!.Value;

    /// <summary>The last known place that has at most <paramref name="skip"/> contacts before it.</summary>
    public ContactPlace? Place(SignedInContact reader, string sort, bool descending, int skip) =>
        Of(reader).In(sort, descending).LastOrDefault(place => place.Before <= skip);

    public void RememberPlace(SignedInContact reader, string sort, bool descending, ContactPlace place)
    {
        var known = Of(reader).In(sort, descending);
        if (place.Before >= Spacing && known.All(other => Math.Abs(other.Before - place.Before) >= Spacing))
        {
            Change(reader, present => present with
            {
                Places = present.Places.SetItem(
                    (sort, descending), [.. present.In(sort, descending).Append(place).OrderBy(one => one.Before)]),
            });
        }
    }

    /// <summary>The page as it was read, where it is as it was then; null: read it.</summary>
    /// <param name="address">All that says which page it is.</param>
    public ContactListPage? Page(SignedInContact reader, string address, DateTime now) =>
        _accounts.TryGetValue((reader.Actor.AccountId, address), out KnownPage? known)
            && known!.Sequence == reader.WriteSequence && known.Page.IsAsOf(now)
            ? known.Page
            : null;

    public void RememberPage(SignedInContact reader, string address, ContactListPage page) => _accounts.Set(
        (reader.Actor.AccountId, address),
        new KnownPage(reader.WriteSequence, page),
        new MemoryCacheEntryOptions { Size = 1 + page.Lines.Count });

    /// <summary>The parts of the list as they were read; null: read them.</summary>
    public ContactFacets? Facets(SignedInContact reader) =>
        _accounts.TryGetValue((reader.Actor.AccountId, FacetsName), out KnownFacets? known) && known!.Sequence == reader.WriteSequence
            ? known.Facets
            : null;

    public void RememberFacets(SignedInContact reader, ContactFacets facets) => _accounts.Set(
        (reader.Actor.AccountId, FacetsName),
        new KnownFacets(reader.WriteSequence, facets),
        new MemoryCacheEntryOptions { Size = 1 + facets.Size });

    public void Dispose() => _accounts.Dispose();

    private static Known Nothing(SignedInContact reader) =>
        new(reader.WriteSequence, ImmutableDictionary<(string, bool), ImmutableArray<ContactPlace>>.Empty);

    private Known Of(SignedInContact reader) =>
        _accounts.TryGetValue(reader.Actor.AccountId, out Known? known) && known!.Sequence == reader.WriteSequence
            ? known
            : Nothing(reader);

    // One at a time, so that what two readers learn at once is both kept.
    private void Change(SignedInContact reader, Func<Known, Known> change)
    {
        lock (_changing)
        {
            var known = change(Of(reader));
            _accounts.Set(reader.Actor.AccountId, known, new MemoryCacheEntryOptions { Size = known.Size });
        }
    }

    private sealed record KnownFacets(long Sequence, ContactFacets Facets);

    private sealed record KnownPage(long Sequence, ContactListPage Page);

    private sealed record Known(
        long Sequence,
        ImmutableDictionary<(string Sort, bool Descending), ImmutableArray<ContactPlace>> Places)
    {
        public long Size => 1 + Places.Values.Sum(places => (long)places.Length);

        public ImmutableArray<ContactPlace> In(string sort, bool descending) =>
            Places.TryGetValue((sort, descending), out var places) ? places : [];
    }
}
