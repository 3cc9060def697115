namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>How a provider talks to its database; what is null is the provider's own way.</summary>
/// <param name="MaxBatchSize">Rows that are written in one command at most.</param>
/// <param name="CommandTimeoutSeconds">How long one command may take.</param>
/// <param name="RetryCount">How often what failed for a passing reason is tried again; 0: never. Means nothing to a file.</param>
/// <param name="MigrationWaitSeconds">How long a migration waits for that of another process. Means nothing to a server.</param>
public sealed record DatabaseSettings(
    int? MaxBatchSize = null, int? CommandTimeoutSeconds = null, int? RetryCount = null, int? MigrationWaitSeconds = null)
{
    public const int UsualMigrationWaitSeconds = 60;
}
