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
    }
}
