using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>What a write is about to save: the tracked rows that differ, and the marks that changes of many rows leave.</summary>
public sealed class WriteChanges
{
    private readonly ChangeTracker _tracker;
    private readonly AccountWrite _write;

    internal WriteChanges(ChangeTracker tracker, AccountWrite write) => (_tracker, _write) = (tracker, write);

    /// <summary>The write changes something; rows that are only read do not count.</summary>
    public bool Any => Entries<object>().Any(entry => entry.State is not EntityState.Unchanged) || _write.SetChanges.Count > 0;

    public IEnumerable<T> Added<T>()
        where T : class => In<T>(EntityState.Added);

    public IEnumerable<T> Deleted<T>()
        where T : class => In<T>(EntityState.Deleted);

    /// <summary>Rows in which at least one of the properties has another value than before.</summary>
    public IEnumerable<T> Changed<T>(params string[] properties)
        where T : class =>
        Entries<T>()
            .Where(entry => entry.State == EntityState.Modified && properties.Any(name => Differs(entry.Property(name))))
            .Select(entry => entry.Entity);

    /// <summary>What a property of a changed row was before.</summary>
    public TProperty Before<TProperty>(object row, string property) =>
        _tracker.Context.Entry(row).OriginalValues.GetValue<TProperty>(property);

    /// <summary>Whether rows are changed or deleted by a command that does not say which.</summary>
    public bool IsSetChanged<T>(params string[] properties) =>
        _write.SetChanges.Any(change =>
            change.Entity == typeof(T) && (change.Properties.Count == 0 || change.Properties.Any(properties.Contains)));

    private static bool Differs(PropertyEntry property) => !Equals(property.OriginalValue, property.CurrentValue);

    private IEnumerable<T> In<T>(EntityState state)
        where T : class =>
        Entries<T>().Where(entry => entry.State == state).Select(entry => entry.Entity);

    // The writer detects changes before consequences and before rules: each look of theirs would walk over every row again.
    private List<EntityEntry<T>> Entries<T>()
        where T : class
    {
        var detects = _tracker.AutoDetectChangesEnabled;
        _tracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. _tracker.Entries<T>()];
        }
        finally
        {
            _tracker.AutoDetectChangesEnabled = detects;
        }
    }
}
