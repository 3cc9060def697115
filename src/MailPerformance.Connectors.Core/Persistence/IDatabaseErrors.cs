using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>What only a provider can tell of its database.</summary>
public interface IDatabaseErrors
{
    /// <summary>Only one transaction at a time writes in the whole database.</summary>
    bool HasOneWriter { get; }

    bool IsUniqueViolation(DbUpdateException exception);
}
