using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>The tables of connectors.</summary>
public static class ConnectorSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<MobilePlatform> MobilePlatforms => db.Set<MobilePlatform>();

        public DbSet<MobileConnector> MobileConnectors => db.Set<MobileConnector>();
    }
}
