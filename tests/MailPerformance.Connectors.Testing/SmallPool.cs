using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MailPerformance.Connectors.Testing;

/// <summary>
/// So many connections and no more, as a pool gives them: whoever finds none waits, and fails after a while. SQLite has no such limit
/// of its own.
/// </summary>
public sealed class SmallPool(int size) : DbConnectionInterceptor, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _free = new(size);
    private readonly ConcurrentDictionary<DbConnection, bool> _given = new();
    private int _failures;

    /// <summary>How many connections are open.</summary>
    public int Open => _given.Count;

    /// <summary>How many waited for one in vain.</summary>
    public int Failures => _failures;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Give(connection, _free.Wait(Patience));
        return result;
    }

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Give(connection, await _free.WaitAsync(Patience, cancellationToken));
        return result;
    }

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => TakeBack(connection);

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        TakeBack(connection);
        return Task.CompletedTask;
    }

    public override void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => TakeBack(connection);

    public override Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        TakeBack(connection);
        return Task.CompletedTask;
    }

    public override void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => TakeBack(connection);

    public override Task ConnectionFailedAsync(
        DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        TakeBack(connection);
        return Task.CompletedTask;
    }

    public void Dispose() => _free.Dispose();

    private void Give(DbConnection connection, bool isFree)
    {
        if (!isFree)
        {
            Interlocked.Increment(ref _failures);
            throw new InvalidOperationException("The pool has no connection left.");
        }

        _given[connection] = true;
    }

    private void TakeBack(DbConnection connection)
    {
        if (_given.TryRemove(connection, out _))
        {
            _free.Release();
        }
    }
}
