namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>Where the journal of an account ends: number and hash of its last entry.</summary>
public sealed record BackedUpJournal(long AccountId, string Code, long Number, string Hash);
