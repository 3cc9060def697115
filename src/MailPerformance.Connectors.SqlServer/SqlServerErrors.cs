using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.SqlServer;

internal sealed class SqlServerErrors : IDatabaseErrors
{
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;

    public bool HasOneWriter => false;

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: UniqueIndex or UniqueConstraint };
}
