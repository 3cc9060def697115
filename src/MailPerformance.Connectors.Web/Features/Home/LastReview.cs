namespace MailPerformance.Connectors.Web.Features.Home;

/// <summary>What the first page tells administrators of access reviews.</summary>
/// <param name="Id">Null: none has ended yet.</param>
/// <param name="OpenSince">Null: none is open.</param>
public sealed record LastReview(long? Id, DateTime? EndedAt, string? EndedByName, DateTime? OpenSince);
