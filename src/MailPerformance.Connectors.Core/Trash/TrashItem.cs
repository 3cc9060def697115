using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Trash;

/// <summary>
/// Something that was deleted, and may come back for some days. Its own rows are gone: no query, count or right can meet it by mistake.
/// </summary>
public sealed class TrashItem : IAccountOwned
{
    public const int NameMaxLength = 600;

    public long AccountId { get; set; }

    public TrashKind Kind { get; set; }

    /// <summary>The id that it had, and has again when it comes back.</summary>
    public long SubjectId { get; set; }

    /// <summary>What it was called; of a connector, its platform.</summary>
    public required string Name { get; set; }

    /// <summary>The whole login of a contact.</summary>
    public string? Login { get; set; }

    /// <summary>The same as it is compared: while it stands here, nobody else gets it.</summary>
    public string? NormalizedLogin { get; set; }

    /// <summary>Whose connector it was.</summary>
    public long? ContactId { get; set; }

    public DateTime DeletedAt { get; set; }

    /// <summary>Null: nobody who has a row.</summary>
    public long? DeletedById { get; set; }

    public string? DeletedByName { get; set; }

    /// <summary>JSON: what it takes to bring it back.</summary>
    public required string Content { get; set; }

    /// <summary>Since when it is being erased for good: it cannot come back any more. The row goes when all is done.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>The last entry of the journal that was looked through for the person who is being erased.</summary>
    public long ErasedThrough { get; set; }

    /// <summary>Of a person nothing is left here but a number.</summary>
    internal void Erase(DateTime now)
    {
        Name = Kind == TrashKind.Contact ? ErasedPerson.NameOf(SubjectId) : Name;
        (Login, NormalizedLogin, Content) = (null, null, "{}");
        ErasedAt = now;
    }
}

/// <summary>A contact that had a label when the label was deleted.</summary>
[NotInJournal]
public sealed class TrashMember : IAccountOwned
{
    public long AccountId { get; set; }

    public TrashKind Kind { get; set; }

    public long LabelId { get; set; }

    public long ContactId { get; set; }
}

/// <summary>What stands in the place of a person's name once they are erased.</summary>
public static class ErasedPerson
{
    public static string NameOf(long contactId) => FormattableString.Invariant($"nº {contactId}");
}
