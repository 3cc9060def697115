using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>The tables of devices.</summary>
public static class DeviceSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<MobileDevice> MobileDevices => db.Set<MobileDevice>();

        public DbSet<Invitation> Invitations => db.Set<Invitation>();
    }
}
