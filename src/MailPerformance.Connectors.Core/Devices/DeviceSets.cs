using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>The tables of devices.</summary>
public static class DeviceSets
{
    /// <summary>Devices whose access has not ended.</summary>
    public static IQueryable<MobileDevice> SignedIn(this IQueryable<MobileDevice> devices) =>
        devices.Where(device => device.EndedAt == null);

    extension(ConnectorsDbContext db)
    {
        public DbSet<MobileDevice> MobileDevices => db.Set<MobileDevice>();

        public DbSet<Invitation> Invitations => db.Set<Invitation>();
    }
}
