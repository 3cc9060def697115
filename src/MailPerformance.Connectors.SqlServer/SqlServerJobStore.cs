using Quartz;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>Keeps jobs in the application's own database, in tables of their own.</summary>
public static class SqlServerJobStore
{
    /// <summary>All nodes on the database are one cluster: each run of a job is one node's. The tables are made at the first start.</summary>
    public static void UseSqlServerJobStore(this IQuartzBuilder jobs, string connectionString) =>
        jobs.UsePersistentStore(store =>
        {
            store.UseSqlServer(connectionString);
            store.UseClustering();
            store.ProvisionSchema();
        });
}
