using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>What only a provider can tell of a failed save.</summary>
public interface IDatabaseErrors
{
    bool IsUniqueViolation(DbUpdateException exception);
}
