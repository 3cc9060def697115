using System.Collections.Concurrent;
using System.Collections.Immutable;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// What is known of each account's whole list since the account's last write: how many contacts it has, and places in its orders
/// from which a page can be read without stepping over all that is before it. Whatever changes the list raises the account's
/// <see cref="Account.WriteSequence"/>, so what was learnt with the present one is exact.
/// </summary>
public sealed class ContactListMemory
{
    /// <summary>Places lie at least this many contacts apart.</summary>
    public const int Spacing = 500;

    private readonly ConcurrentDictionary<long, Known> _accounts = new();

    public int? Total(SignedInContact reader) => Of(reader).Total;

    public void RememberTotal(SignedInContact reader, int total) => Change(reader, known => known with { Total = total });

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
                Places = present.Places.SetItem((sort, descending), [.. present.In(sort, descending).Append(place).OrderBy(one => one.Before)]),
            });
        }
    }

    private static Known Nothing(SignedInContact reader) =>
        new(reader.WriteSequence, null, ImmutableDictionary<(string, bool), ImmutableArray<ContactPlace>>.Empty);

    private Known Of(SignedInContact reader) =>
        _accounts.TryGetValue(reader.Actor.AccountId, out var known) && known.Sequence == reader.WriteSequence ? known : Nothing(reader);

    private void Change(SignedInContact reader, Func<Known, Known> change) =>
        _accounts.AddOrUpdate(
            reader.Actor.AccountId,
            _ => change(Nothing(reader)),
            (_, known) => change(known.Sequence == reader.WriteSequence ? known : Nothing(reader)));

    private sealed record Known(
        long Sequence,
        int? Total,
        ImmutableDictionary<(string Sort, bool Descending), ImmutableArray<ContactPlace>> Places)
    {
        public ImmutableArray<ContactPlace> In(string sort, bool descending) =>
            Places.TryGetValue((sort, descending), out var places) ? places : [];
    }
}
