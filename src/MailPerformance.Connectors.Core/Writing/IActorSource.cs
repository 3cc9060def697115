using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>Reads afresh, inside the transaction that writes, what somebody who came in by one entrance may do.</summary>
public interface IActorSource
{
    Entrance Entrance { get; }

    /// <returns>Null when whoever came in may not act any more.</returns>
    Task<Actor?> ReadAsync(Actor entered);
}
