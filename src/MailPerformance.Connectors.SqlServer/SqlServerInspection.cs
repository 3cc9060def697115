using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.SqlServer;

internal sealed class SqlServerInspection(string database) : IDatabaseInspection
{
    private const string About = "sql-server";

    // NULL is a table that is not there yet, of which the migrations' finding tells.
    private const string Setup = """
        SELECT CAST(d.is_read_committed_snapshot_on AS int) AS IsSnapshot,
            COALESCE(HAS_PERMS_BY_NAME('OutboxMails', 'OBJECT', 'SELECT') * HAS_PERMS_BY_NAME('OutboxMails', 'OBJECT', 'INSERT')
                * HAS_PERMS_BY_NAME('OutboxMails', 'OBJECT', 'UPDATE') * HAS_PERMS_BY_NAME('OutboxMails', 'OBJECT', 'DELETE'), 1)
                AS MayWrite,
            COALESCE(HAS_PERMS_BY_NAME('Contacts', 'OBJECT', 'ALTER'), 1) AS MayAlter,
            COALESCE(HAS_PERMS_BY_NAME(NULL, 'DATABASE', 'CREATE TABLE'), 0) AS MayCreate
        FROM sys.databases d WHERE d.database_id = DB_ID()
        """;

    public async Task<IReadOnlyList<Finding>> SetupAsync(ConnectorsDbContext db, CancellationToken cancellation = default) =>
        (await db.Database.SqlQueryRaw<SqlServerSetup>(Setup).ToListAsync(cancellation)).SelectMany(Findings).ToList();

    public async Task<DateTime?> ClockAsync(ConnectorsDbContext db, CancellationToken cancellation = default)
    {
        var clock = await db.Database.SqlQueryRaw<DateTime>("SELECT SYSUTCDATETIME() AS Value").ToListAsync(cancellation);
        return clock.Select(instant => (DateTime?)DateTime.SpecifyKind(instant, DateTimeKind.Utc)).FirstOrDefault();
    }

    public long? FreeBytes() => null;

    private IEnumerable<Finding> Findings(SqlServerSetup setup) =>
    [
        setup.IsSnapshot == 1
            ? new(About, FindingLevel.Ok, "READ_COMMITTED_SNAPSHOT is on.")
            : new(
                About,
                FindingLevel.Wrong,
                $"READ_COMMITTED_SNAPSHOT is off, so that whoever reads waits for whoever writes: "
                + $"run ALTER DATABASE [{database}] SET READ_COMMITTED_SNAPSHOT ON while nobody uses the database."),
        setup.MayWrite == 1
            ? new(About, FindingLevel.Ok, "The login may read and write.")
            : new(About, FindingLevel.Wrong, "The login may not read and write: give it the roles db_datareader and db_datawriter."),
        setup.MayAlter == 1
            ? new(About, FindingLevel.Ok, "The login may bring back what was deleted.")
            : new(
                About,
                FindingLevel.Warning,
                "The login may not bring back what was deleted: give it ALTER on Contacts, Roles, Groups, Categories and Segments."),
        setup.MayCreate == 1
            ? new(About, FindingLevel.Ok, "The login may make tables.")
            : new(
                About,
                FindingLevel.Warning,
                "The login may not make tables: let another one run the command 'migrate', and set Jobs:CreateTables to false."),
    ];
}
