using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>What a write knows: who acts with which rights, in which account, at which instant (UTC).</summary>
public sealed class AccountWrite(Actor actor, Account account, DateTime now)
{
    private readonly List<SetChange> _setChanges = [];

    public Actor Actor { get; } = actor;

    public Account Account { get; } = account;

    public DateTime Now { get; } = now;

    internal IReadOnlyList<SetChange> SetChanges => _setChanges;

    /// <summary>Changes many rows by one command, when the write saves: until then they are as they were.</summary>
    /// <param name="counted">Hears how many rows there were.</param>
    public void Update<T>(IQueryable<T> rows, Action<SetChangeBuilder<T>> set, Action<int>? counted = null)
        where T : class => _setChanges.Add(new SetUpdate<T>(rows, set, counted));

    /// <summary>Inserts rows by a command of its own, when the write saves: by then new rows have their ids.</summary>
    internal void Insert<T>(Func<Task> insert)
        where T : class => _setChanges.Add(new SetInsert<T>(insert));

    internal void Mark(SetChange change) => _setChanges.Add(change);

    /// <summary>Deletes many rows by one command, when the write saves.</summary>
    public void Delete<T>(IQueryable<T> rows)
        where T : class => _setChanges.Add(new SetDelete<T>(rows));
}
