using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>What a row of a file says of the contact or campaign of a batch's item, and what it has changed.</summary>
[NotInJournal]
public sealed class ImportRow : IAccountOwned
{
    public long AccountId { get; set; }

    public long BatchId { get; set; }

    /// <summary>The item's.</summary>
    public int Number { get; set; }

    /// <summary>Where the row begins in the file, from 1.</summary>
    public int Line { get; set; }

    /// <summary>Empty: the contact has been deleted since, and with it what was known of it here.</summary>
    public required List<string> Cells { get; set; }

    /// <summary>What it is about: a normalised login, or a campaign's key; null: not looked at yet, or none.</summary>
    public string? Key { get; set; }

    /// <summary>The instant of its statistics; null: not looked at yet, or it has none.</summary>
    public DateTime? At { get; set; }

    /// <summary>No foreign key: the row outlives it. Null: there is none yet.</summary>
    public long? ContactId { get; set; }

    /// <summary>The same of a campaign.</summary>
    public long? CampaignId { get; set; }

    /// <summary>What would change, or has changed.</summary>
    public List<ImportChange>? Changes { get; set; }

    /// <summary>What is to be put back; null with <see cref="After"/>: the contact was created.</summary>
    public ImportSnapshot? Before { get; set; }

    /// <summary>How the write left the contact; null: it did nothing.</summary>
    public ImportSnapshot? After { get; set; }

    /// <summary>What the write has done to a campaign; null: nothing, or it is about a contact.</summary>
    public CampaignTrace? Campaign { get; set; }
}

/// <summary>One thing that changes.</summary>
/// <param name="Field">See <see cref="ImportFields"/>.</param>
public sealed record ImportChange(string Field, string? Before, string? After);
