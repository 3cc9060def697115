using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// Stands for the entries of an account that are too old to be kept: where the chain goes on from. Signed by the installation, so that
/// nobody who writes into the database alone can move it.
/// </summary>
[NotInJournal]
public sealed class JournalMark : IAccountOwned
{
    public long AccountId { get; set; }

    /// <summary>Of the last entry that is gone.</summary>
    public long Number { get; set; }

    /// <summary>Of the last entry that is gone.</summary>
    public required string Hash { get; set; }

    public DateTime At { get; set; }

    /// <summary>Base64, see <see cref="IJournalSigner"/>.</summary>
    public required string Signature { get; set; }

    /// <summary>What is signed.</summary>
    public string Text => FormattableString.Invariant($"journal mark 1:{AccountId}:{Number}:{Hash}");
}
