using MailPerformance.Connectors.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>What the journal says of roles and their rights.</summary>
internal sealed class RoleTopic : IJournalTopic
{
    private const string Right = "Permission";

    private static readonly JournalFields<Role> Fields = new JournalFields<Role>()
        .Tells(role => role.Name)
        .Leaves(
            role => role.Id, role => role.AccountId, role => role.NormalizedName, role => role.ConcurrencyStamp,
            role => role.IsAdministrator, role => role.UpdatedAt, role => role.UpdatedById);

    private static readonly JournalFields<RolePermission> Ticks = new JournalFields<RolePermission>()
        .Tells(ticked => ticked.Permission).Leaves(ticked => ticked.AccountId, ticked => ticked.RoleId);

    public IEnumerable<IJournalFields> Covers => [Fields, Ticks];

    public Task TellAsync(JournalBook book)
    {
        var ticks = book.Changed<RolePermission>().ToLookup(row => (long)row.Property(nameof(RolePermission.RoleId)).CurrentValue!);

        // The built-in role comes with the account. Ticks may change in the very instant at which their role last did, and leave its own
        // row as it was.
        foreach (var row in book.Rows<Role>().Where(row => !row.Entity.IsAdministrator))
        {
            var own = ticks[(long)row.Property(nameof(Role.Id)).CurrentValue!].ToList();
            if (row.State is EntityState.Modified or EntityState.Unchanged && own.Count == 0 && !Fields.HasNews(row))
            {
                continue;
            }

            var draft = book.Open(row.State switch
            {
                EntityState.Added => JournalKind.RoleCreated,
                EntityState.Deleted => JournalKind.RoleDeleted,
                _ => JournalKind.RoleChanged,
            }).About(() => row.Entity.Id, row.Entity.Name).With(row, Fields);
            foreach (var ticked in own.OrderBy(ticked => ticked.Entity.Permission, StringComparer.Ordinal))
            {
                draft.With(
                    (ticked.State == EntityState.Deleted ? JournalSaid.Removed : JournalSaid.Added) + Right, ticked.Entity.Permission);
            }
        }

        return Task.CompletedTask;
    }
}
