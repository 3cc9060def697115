using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>What a write is about to save, for the topics, and the entries that they open.</summary>
public sealed class JournalBook
{
    private readonly ChangeTracker _tracker;
    private readonly IReadOnlyList<SetChange> _setChanges;
    private readonly List<JournalDraft> _drafts = [];

    internal JournalBook(ChangeTracker tracker, IReadOnlyList<SetChange> setChanges, Actor actor) =>
        (_tracker, _setChanges, Actor) = (tracker, setChanges, actor);

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    internal IReadOnlyList<JournalDraft> Drafts => _drafts;

    public JournalDraft Open(JournalKind kind)
    {
        var draft = new JournalDraft(kind);
        _drafts.Add(draft);
        return draft;
    }

    /// <summary>Takes back what another topic tells better.</summary>
    public void Withdraw(Predicate<JournalDraft> which) => _drafts.RemoveAll(which);

    /// <summary>Rows that are new, differ or go.</summary>
    public IEnumerable<EntityEntry<T>> Changed<T>()
        where T : class =>
        Rows<T>().Where(row => row.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

    /// <summary>What the write holds of a table, changed or not.</summary>
    public IEnumerable<EntityEntry<T>> Rows<T>()
        where T : class => _tracker.Entries<T>();

    public IEnumerable<T> Known<T>()
        where T : class => Rows<T>().Select(row => row.Entity);

    /// <summary>Changes of many rows by one command.</summary>
    internal IEnumerable<SetUpdate<T>> Updates<T>()
        where T : class => _setChanges.OfType<SetUpdate<T>>();
}
