using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>What a write knows: who acts with which rights, in which account, at which instant (UTC).</summary>
public sealed class AccountWrite(Actor actor, Account account, DateTime now)
{
    private readonly List<SetChange> _setChanges = [];
    private readonly Dictionary<object, Task> _read = [];

    public Actor Actor { get; } = actor;

    public Account Account { get; } = account;

    public DateTime Now { get; } = now;

    internal IReadOnlyList<SetChange> SetChanges => _setChanges;

    /// <summary>Reads what several parts of a write look at, for the first that asks: until the save it stays as it was read.</summary>
    internal Task<T> OnceAsync<T>(object key, Func<Task<T>> read)
    {
        if (!_read.TryGetValue(key, out var known))
        {
            _read[key] = known = read();
        }

        return (Task<T>)known;
    }

    /// <summary>Tells the other parts of the write what one has read for itself.</summary>
    internal void Know<T>(object key, T value) => _read[key] = Task.FromResult(value);

    internal bool Knows<T>(object key, Func<T, bool> what) =>
        _read.TryGetValue(key, out var known) && known is Task<T> { IsCompletedSuccessfully: true } read && what(read.Result);

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
