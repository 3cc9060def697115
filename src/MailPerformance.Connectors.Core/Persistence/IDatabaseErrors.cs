using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>What only a provider can tell of its database.</summary>
public interface IDatabaseErrors
{
    /// <summary>Only one transaction at a time writes in the whole database.</summary>
    bool HasOneWriter { get; }

    bool IsUniqueViolation(DbUpdateException exception);

    /// <returns>
    /// One sentence for the operator that says what to do, when the database cannot be used as it is configured; null when the failure
    /// is something else. Never with a password.
    /// </returns>
    string? WhyUnusable(Exception exception);
}
