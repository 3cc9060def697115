using Microsoft.Data.Sqlite;

namespace MailPerformance.Connectors.Benchmarks.Application;

/// <summary>What is asked for, read from the filled file itself: other contacts and words each time, in the same order at each run.</summary>
internal sealed class Sampled(string file)
{
    public const string Administrator = "FG3admin";

    private const int Most = 4_000;
    private const int CommonNames = 120;

    private readonly string _connection = $"Data Source={file};Mode=ReadOnly";

    public int Contacts => (int)Read("SELECT COUNT(*) FROM Contacts WHERE UserName LIKE 'FG3%'", reader => reader.GetInt64(0)).Single();

    public int PageSize => (int)Read(
        $"SELECT RowsPerTable FROM Contacts WHERE UserName = '{Administrator}'", reader => reader.GetInt64(0)).Single();

    /// <summary>Contacts from all over the account.</summary>
    public List<long> Ids() => Read(
        $"SELECT Id FROM Contacts WHERE UserName LIKE 'FG3%' AND Email LIKE '%.example' ORDER BY (Id * 7919) % 100003, Id LIMIT {Most}",
        reader => reader.GetInt64(0));

    /// <summary>Whole logins that no other begins with.</summary>
    public List<string> Logins() => Read(
        $"""
        SELECT c.UserName FROM (
            SELECT UserName, NormalizedUserName FROM Contacts WHERE UserName LIKE 'FG3%'
            ORDER BY (Id * 104729) % 1000003, Id LIMIT {Most}) c
        WHERE (SELECT COUNT(*) FROM (SELECT 1 FROM Contacts o
            WHERE o.NormalizedUserName >= c.NormalizedUserName AND o.NormalizedUserName < c.NormalizedUserName || 'ZZZZ' LIMIT 2)) = 1
        """,
        reader => reader.GetString(0));

    /// <summary>First and last name of one contact.</summary>
    public List<string> FullNames() => Read(
        $"SELECT NormalizedFirstName || ' ' || NormalizedLastName FROM Contacts WHERE Email LIKE '%.example' "
        + $"ORDER BY (Id * 15485863) % 1000003, Id LIMIT {Most}",
        reader => reader.GetString(0));

    /// <summary>Beginnings of common last names, each once.</summary>
    public List<string> Beginnings() =>
        [.. Common("NormalizedLastName").SelectMany(name => new[] { name[..3], name[..4], name[..5] }).Distinct()];

    /// <summary>What is inside common last names, each once.</summary>
    public List<string> Parts() =>
        [.. Common("NormalizedLastName").SelectMany(name => new[] { name[1..4], name[1..5], name[2..] }).Distinct()];

    /// <summary>A common first name and a common last name, each pair once.</summary>
    public List<string> CommonPairs()
    {
        var (first, last) = (Common("NormalizedFirstName"), Common("NormalizedLastName"));
        return [.. Enumerable.Range(0, CommonNames * CommonNames)
            .Select(pair => $"{first[pair % first.Count]} {last[(pair + (pair / first.Count)) % last.Count]}").Distinct()];
    }

    private List<string> Common(string column) => Read(
        $"""
        SELECT {column} FROM (SELECT {column} FROM Contacts ORDER BY Id LIMIT 100000)
        WHERE length({column}) >= 5 AND instr({column}, ' ') = 0 AND instr({column}, '-') = 0
        GROUP BY {column} ORDER BY COUNT(*) DESC, {column} LIMIT {CommonNames}
        """,
        reader => reader.GetString(0));

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> row)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
