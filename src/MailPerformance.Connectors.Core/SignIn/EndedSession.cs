using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// A session in a browser that somebody has signed out of: a copy of its cookie opens nothing. Kept for as long as such a cookie could
/// be accepted otherwise.
/// </summary>
[NotInJournal]
public sealed class EndedSession : IAccountOwned
{
    public const int SessionIdLength = 32;

    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>Random, chosen at sign-in, and in the cookie alone until then.</summary>
    public required string SessionId { get; set; }

    public DateTime EndedAt { get; set; }
}
