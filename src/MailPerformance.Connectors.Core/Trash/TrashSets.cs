using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Trash;

/// <summary>The tables of the trash.</summary>
public static class TrashSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<TrashItem> TrashItems => db.Set<TrashItem>();

        public DbSet<TrashMember> TrashMembers => db.Set<TrashMember>();
    }

    /// <summary>Those that may come back: neither being erased nor kept for long enough.</summary>
    public static IQueryable<TrashItem> Restorable(this IQueryable<TrashItem> items, Account account, TrashOptions options, DateTime now)
    {
        var since = options.KeptSince(account, now);
        return items.Where(item => item.ErasedAt == null && item.DeletedAt > since);
    }
}
