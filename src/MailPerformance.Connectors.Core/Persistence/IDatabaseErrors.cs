using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>What only a provider can tell of a failure.</summary>
public interface IDatabaseErrors
{
    bool IsUniqueViolation(DbUpdateException exception);

    /// <returns>
    /// One sentence for the operator that says what to do, when the database cannot be used as it is configured; null when the failure
    /// is something else. Never with a password.
    /// </returns>
    string? WhyUnusable(Exception exception);
}
