using Microsoft.Data.Sqlite;

namespace MailPerformance.Connectors.Sqlite;

/// <summary>Connections that are not EF Core's, told what <see cref="SqlitePragmas"/> tells those.</summary>
internal static class SqliteConnections
{
    /// <summary>To a file that is there, without a pool: when it is closed, nothing holds the file.</summary>
    /// <param name="waitSeconds">For somebody else's lock.</param>
    public static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancellation, int waitSeconds = 1)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = waitSeconds,
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await connection.RunAsync(SqlitePragmas.Durable, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public static async Task RunAsync(this SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>All rows, each as its values.</summary>
    public static async Task<List<object[]>> RowsAsync(this SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<object[]>();
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
