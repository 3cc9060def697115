using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Whether the database is there and can be opened.</summary>
public sealed class DatabaseCheck(ConnectorsDbContext db) : ICheck
{
    public string Name => "database";

    public async Task<Finding> LookAsync(CancellationToken cancellation) =>
        await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellation)
            ? new(Name, FindingLevel.Ok, "The database can be reached.")
            : new(
                Name,
                FindingLevel.Wrong,
                "The database is not there, or may not be opened; run this program with the command 'migrate' first.");
}
