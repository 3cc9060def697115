using System.Collections.Frozen;

namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>Who acts, with the rights that the database gives at this moment: the union over the contact's roles.</summary>
/// <param name="ContactId">0: nobody, see <see cref="Unattended"/>.</param>
/// <param name="Permissions">For a phone, what its connector allows instead.</param>
/// <param name="DeviceId">The device of a phone; null in a browser, and while a phone signs in.</param>
public record Actor(
    long ContactId,
    long AccountId,
    bool IsAdministrator,
    FrozenSet<string> Permissions,
    Entrance Entrance = Entrance.Browser,
    long? DeviceId = null)
{
    /// <summary>How long a proof is fresh.</summary>
    public static readonly TimeSpan ProofLifetime = TimeSpan.FromMinutes(10);

    /// <summary>When the password or a second factor was last given in this session of a browser (UTC); null: nobody knows.</summary>
    public DateTime? ProvedAt { get; init; }

    /// <summary>Nobody: an operator's command, a job, the holder of a one-time link. Holds no permission.</summary>
    public static Actor Unattended(long accountId, Entrance entrance) => new(0, accountId, false, [], entrance);

    /// <summary>The whole name, for the journal; empty: nobody who has a row.</summary>
    public string Name { get; init; } = "";

    public string Login { get; init; } = "";

    /// <summary>What the phone calls itself; null in a browser.</summary>
    public string? DeviceName { get; init; }

    /// <summary>Whom a changed row names; null: nobody who has a row.</summary>
    public long? ById => ContactId == 0 ? null : ContactId;

    /// <summary>Rule 3: an administrator holds every permission, also one that no role has ticked.</summary>
    public bool Holds(string permission) => IsAdministrator || Permissions.Contains(permission);

    public bool HoldsAll(IEnumerable<string> permissions) => permissions.All(Holds);

    public bool HasFreshProof(DateTime now) => ProvedAt is { } at && now - at <= ProofLifetime;
}
