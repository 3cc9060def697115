using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Whether the database is as this program knows it.</summary>
public sealed class MigrationsCheck(ConnectorsDbContext db) : ICheck
{
    public string Name => "migrations";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToHashSet();
        var known = db.Database.GetMigrations().ToHashSet();
        return !known.IsSubsetOf(applied)
                ? new(Name, FindingLevel.Wrong, "The database is not up to date; run this program with the command 'migrate' first.")
            : !applied.IsSubsetOf(known)
                ? new(Name, FindingLevel.Warning, "The database is newer than this program: install the version that has migrated it.")
            : new(Name, FindingLevel.Ok, "The database is up to date.");
    }
}
