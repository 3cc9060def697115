using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MailPerformance.Connectors.Testing;

/// <summary>Remembers the SQL commands that the current test sends while it listens.</summary>
public sealed class CommandLog : DbCommandInterceptor
{
    private readonly AsyncLocal<ConcurrentQueue<string>?> _heard = new();

    public async Task<IReadOnlyList<string>> ListenAsync(Func<Task> work)
    {
        var heard = _heard.Value = new ConcurrentQueue<string>();
        await work();
        _heard.Value = null;
        return [.. heard];
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        _heard.Value?.Enqueue(command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        _heard.Value?.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        _heard.Value?.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        _heard.Value?.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }
}
