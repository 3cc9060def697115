using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>The tables of roles.</summary>
public static class RoleSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<Role> Roles => db.Set<Role>();

        public DbSet<RolePermission> RolePermissions => db.Set<RolePermission>();
    }
}
