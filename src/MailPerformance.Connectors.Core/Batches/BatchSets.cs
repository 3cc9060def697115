using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>The tables of batches.</summary>
public static class BatchSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<Batch> Batches => db.Set<Batch>();

        public DbSet<BatchItem> BatchItems => db.Set<BatchItem>();
    }
}
