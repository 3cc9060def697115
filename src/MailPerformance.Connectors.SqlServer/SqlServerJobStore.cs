using Quartz;

namespace MailPerformance.Connectors.SqlServer;

/// <summary>Keeps jobs in the application's own database, in tables of their own.</summary>
public static class SqlServerJobStore
{
    /// <summary>All nodes on the database are one cluster: each run of a job is one node's.</summary>
    /// <param name="createsTables">Whether the first start makes the tables; otherwise Quartz's own script has.</param>
    public static void UseSqlServerJobStore(this IQuartzBuilder jobs, string connectionString, bool createsTables) =>
        jobs.UsePersistentStore(store =>
        {
            store.UseSqlServer(connectionString);
            store.UseClustering();
            if (createsTables)
            {
                store.ProvisionSchema();
            }
        });
}
