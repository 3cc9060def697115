using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>
/// One connector, or one role that a contact holds, as it was when the review was opened. Names are columns of their own, so that a person
/// can be erased; ids are no foreign keys, so that the record outlives what it is about.
/// </summary>
public sealed class AccessReviewItem : IAccountOwned
{
    public long AccountId { get; set; }

    public long ReviewId { get; set; }

    /// <summary>From 1, the riskiest first.</summary>
    public int Number { get; set; }

    public ReviewedKind Kind { get; set; }

    public long ContactId { get; set; }

    /// <summary>Null: erased.</summary>
    public string? ContactName { get; set; }

    public string? ContactLogin { get; set; }

    /// <summary>The connector, or the role.</summary>
    public long ThingId { get; set; }

    /// <summary>Name of the platform, or of the role.</summary>
    public required string ThingName { get; set; }

    /// <summary>What was true at the opening, see <see cref="ReviewFacts"/>.</summary>
    public required string Facts { get; set; }

    /// <summary>
    /// What whoever decided last has left behind (<see cref="ReviewFacts.Version"/>); until then, what was true at the opening. What is so
    /// now and differs from it has changed since.
    /// </summary>
    public required string Known { get; set; }

    /// <summary>Null: nobody has decided.</summary>
    public ReviewDecision? Decision { get; set; }

    public DateTime? DecidedAt { get; set; }

    public long? DecidedById { get; set; }

    public string? DecidedByName { get; set; }

    /// <summary>What was decided of had changed since the opening.</summary>
    public bool WasChanged { get; set; }

    /// <summary>Since when it is known to be gone, and not by a decision of this review; null: it is there.</summary>
    public DateTime? GoneAt { get; set; }
}

/// <summary>What a row is about.</summary>
public enum ReviewedKind
{
    Connector = 1,

    /// <summary>A role that a contact holds.</summary>
    Role = 2,
}

/// <summary>What is decided of a row.</summary>
public enum ReviewDecision
{
    Keep = 1,

    /// <summary>A connector with Lecture/Ecriture becomes one with Lecture.</summary>
    Lower = 2,

    /// <summary>The connector is removed, the role is taken away.</summary>
    Remove = 3,
}
