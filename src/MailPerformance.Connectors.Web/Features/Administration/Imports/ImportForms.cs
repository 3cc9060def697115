using MailPerformance.Connectors.Core.Imports;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>How a file is to be read.</summary>
public sealed class ImportReadForm
{
    public ImportEncoding? Encoding { get; set; }

    /// <summary>Its number, since a tab is not seen.</summary>
    public int? Separator { get; set; }
}

/// <summary>What each column is, in their order.</summary>
public sealed class ImportColumnsForm
{
    /// <summary>The value of a column that is not taken.</summary>
    public const string NotTaken = "-";

    public List<string?> Columns { get; set; } = [];

    public IReadOnlyList<string?> Fields =>
        [.. Columns.Select(column => string.IsNullOrEmpty(column) || column == NotTaken ? null : column)];
}
