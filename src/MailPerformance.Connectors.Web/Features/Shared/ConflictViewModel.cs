namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>What somebody else changed since a page was opened (rule 14).</summary>
/// <param name="ChangedBy">Null when it cannot be told any more.</param>
public sealed record ConflictViewModel(string? ChangedBy, DateTime ChangedAt, IReadOnlyList<ConflictRow> Rows);

public sealed record ConflictRow(string Field, string Before, string Now, string Yours);
