namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>What an operator wants to know of a database and only its provider can tell.</summary>
public interface IDatabaseInspection
{
    /// <summary>How it is set up, what the program may do in it, and where it lies. It is there and can be opened.</summary>
    Task<IReadOnlyList<Finding>> SetupAsync(ConnectorsDbContext db, CancellationToken cancellation = default);

    /// <returns>UTC by the clock of its server; null: it has none, but this machine's.</returns>
    Task<DateTime?> ClockAsync(ConnectorsDbContext db, CancellationToken cancellation = default);

    /// <returns>What is left on the disk that it lies on; null: that is not this machine's.</returns>
    long? FreeBytes();
}
