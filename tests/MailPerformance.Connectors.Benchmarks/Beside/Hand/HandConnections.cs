using System.Collections.Concurrent;
using MailPerformance.Connectors.Benchmarks.Application;
using Microsoft.Data.Sqlite;

namespace MailPerformance.Connectors.Benchmarks.Beside.Hand;

/// <summary>Connections that stay open, each with its commands prepared.</summary>
internal sealed class HandConnections(string file) : IDisposable
{
    private readonly ConcurrentBag<HandConnection> _free = [];

    public T Use<T>(Func<HandConnection, T> work)
    {
        if (!_free.TryTake(out var connection))
        {
            connection = new HandConnection(file);
        }

        try
        {
            return work(connection);
        }
        finally
        {
            _free.Add(connection);
        }
    }

    public void Dispose()
    {
        while (_free.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}

internal sealed class HandConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public HandConnection(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Command("PRAGMA busy_timeout = 10000").ExecuteNonQuery();
        Command("PRAGMA synchronous = NORMAL").ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();

    public SqliteTransaction Begin() => _connection.BeginTransaction(deferred: false);

    /// <param name="values">In the order of the parameters <c>$0</c>, <c>$1</c> and so on.</param>
    public SqliteCommand Command(string sql, params object[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var place = 0; place < values.Length; place++)
            {
                command.Parameters.AddWithValue("$" + place, values[place]);
            }

            _commands[sql] = command;
        }

        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place];
        }

        SqlCounter.CountOne();
        return command;
    }

    public SqliteCommand Command(SqliteTransaction transaction, string sql, params object[] values)
    {
        var command = Command(sql, values);
        command.Transaction = transaction;
        return command;
    }
}
