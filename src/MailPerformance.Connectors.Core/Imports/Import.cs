using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>The file of a batch that imports contacts or campaigns, and what each of its columns is.</summary>
[NotInJournal]
public sealed class Import : IAccountOwned
{
    /// <summary>How long a file may be, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    public const int MostColumns = 100;

    /// <summary>How many characters a row may have in all.</summary>
    public const int MostOfRow = 8_000;

    public const int FileNameMaxLength = 200;

    public long AccountId { get; set; }

    public long BatchId { get; set; }

    public required string FileName { get; set; }

    /// <summary>Null: a workbook.</summary>
    public ImportEncoding? Encoding { get; set; }

    public string? Separator { get; set; }

    /// <summary>One for each column.</summary>
    public required List<string> Headings { get; set; }

    /// <summary>What each column is (<see cref="ImportFields"/>); null: it is not taken.</summary>
    public required List<string?> Fields { get; set; }

    /// <summary>The first rows.</summary>
    public required List<string[]> Sample { get; set; }
}
