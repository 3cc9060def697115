using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>The tables of imports.</summary>
public static class ImportSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<Import> Imports => db.Set<Import>();

        public DbSet<ImportFile> ImportFiles => db.Set<ImportFile>();

        public DbSet<ImportRow> ImportRows => db.Set<ImportRow>();

        /// <summary>An item's row, with its file.</summary>
        internal async Task<(Import Import, ImportRow Row)> RowOfAsync(BatchItem item) => (
            await db.Set<Import>().AsNoTracking().SingleAsync(found => found.BatchId == item.BatchId),
            await db.Set<ImportRow>().AsNoTracking().SingleAsync(found => found.BatchId == item.BatchId && found.Number == item.Number));

        /// <summary>The row alone, to be changed by a command.</summary>
        internal IQueryable<ImportRow> RowOf(ImportRow row) =>
            db.Set<ImportRow>().Where(found => found.BatchId == row.BatchId && found.Number == row.Number);

        /// <summary>The rows before it that are about the same, the first one first.</summary>
        internal IQueryable<ImportRow> EarlierThan(ImportRow row) =>
            db.Set<ImportRow>().Where(found => found.BatchId == row.BatchId && found.Key == row.Key && found.Number < row.Number)
                .OrderBy(found => found.Number);
    }
}
