using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;

namespace MailPerformance.Connectors.Benchmarks.Beside.Hand;

/// <summary>
/// The pages, written by hand from the rows. The number of contacts is remembered until the account's next write, as ours is; the numbers
/// of connectors, which change also when phones and passwords do, are counted each time, as ours are.
/// </summary>
internal sealed class HandPages(HandConnections connections)
{
    private const string Columns = """
        SELECT c.Id, c.LastName, c.FirstName, c.UserName, c.ValidUntil, c.LockedAt,
            (SELECT group_concat(r.Name, ', ') FROM ContactRoles h JOIN Roles r ON r.Id = h.RoleId WHERE h.UserId = c.Id),
            (SELECT group_concat(p.Name || ' ' || m.Privilege, ', ') FROM MobileConnectors m
                JOIN MobilePlatforms p ON p.Id = m.PlatformId WHERE m.ContactId = c.Id)
        FROM Contacts c WHERE c.AccountId = $0
        """;

    private const string Order = " ORDER BY c.NormalizedLastName, c.NormalizedFirstName, c.Id LIMIT $1";

    private const string HasPart = """
         AND (c.NormalizedLastName LIKE $2 OR c.NormalizedFirstName LIKE $2 OR c.NormalizedUserName LIKE $2 OR c.NormalizedEmail LIKE $2)
        """;

    private const string Begins = " AND c.NormalizedLastName >= $2 AND c.NormalizedLastName < $3";

    private const string Connectors = """
        SELECT c.LastName, c.FirstName, c.UserName, m.Privilege, m.ActivatedAt, c.LockedAt, c.ValidUntil
        FROM MobileConnectors m JOIN Contacts c ON c.Id = m.ContactId WHERE m.AccountId = $0 AND m.PlatformId = 1
        ORDER BY m.NormalizedLastName, m.NormalizedFirstName, m.ContactId LIMIT $1
        """;

    private readonly ConcurrentDictionary<long, (long Sequence, long Number)> _numbers = new();

    public SignedInReader? ReaderOf(long id, string stamp) => connections.Use(connection =>
    {
        using var row = connection.Command(
            """
            SELECT c.AccountId, c.RowsPerTable, a.WriteSequence FROM Contacts c JOIN Accounts a ON a.Id = c.AccountId
            WHERE c.Id = $0 AND c.SecurityStamp = $1 AND c.LockedAt IS NULL
            """,
            id, stamp).ExecuteReader();
        return row.Read() ? new SignedInReader(id, row.GetInt64(0), row.GetInt32(1), row.GetInt64(2)) : null;
    });

    public string List(SignedInReader reader, int page) => connections.Use(connection =>
    {
        var html = Begin("Contacts");
        using (var rows = connection.Command(
            Columns + Order + " OFFSET $2", reader.AccountId, reader.Rows, (page - 1L) * reader.Rows).ExecuteReader())
        {
            Write(html, rows);
        }

        return End(html, Remembered(reader, connection));
    });

    public string Part(SignedInReader reader, string word) =>
        Search(reader, HasPart, $"%{Core.Persistence.NormalizedText.Of(word)}%", "");

    public string Beginning(SignedInReader reader, string word)
    {
        var normalized = Core.Persistence.NormalizedText.Of(word);
        return Search(reader, Begins, normalized, normalized[..^1] + (char)(normalized[^1] + 1));
    }

    public string ConnectorList(SignedInReader reader) => connections.Use(connection =>
    {
        var html = Begin("Connecteurs Mobile");
        using (var rows = connection.Command(Connectors, reader.AccountId, reader.Rows).ExecuteReader())
        {
            Write(html, rows);
        }

        return End(html, (long)connection.Command(
            "SELECT COUNT(*) FROM MobileConnectors WHERE AccountId = $0 AND PlatformId = 1", reader.AccountId).ExecuteScalar()!);
    });

    private string Search(SignedInReader reader, string condition, string from, string to) => connections.Use(connection =>
    {
        var html = Begin("Contacts");
        using (var rows = connection.Command(Columns + condition + Order, reader.AccountId, reader.Rows, from, to).ExecuteReader())
        {
            Write(html, rows);
        }

        var count = connection.Command(
            "SELECT COUNT(*) FROM Contacts c WHERE c.AccountId = $0" + condition, reader.AccountId, reader.Rows, from, to);
        return End(html, (long)count.ExecuteScalar()!);
    });

    private long Remembered(SignedInReader reader, HandConnection connection)
    {
        if (!_numbers.TryGetValue(reader.AccountId, out var known) || known.Sequence != reader.WriteSequence)
        {
            known = (reader.WriteSequence, (long)connection.Command(
                "SELECT COUNT(*) FROM Contacts WHERE AccountId = $0", reader.AccountId).ExecuteScalar()!);
            _numbers[reader.AccountId] = known;
        }

        return known.Number;
    }

    private static StringBuilder Begin(string title) =>
        new StringBuilder(16_000).Append("<!DOCTYPE html><html lang=fr><title>").Append(title).Append("</title><main><table>");

    private static void Write(StringBuilder html, SqliteDataReader rows)
    {
        while (rows.Read())
        {
            html.Append("<tr>");
            for (var column = 0; column < rows.FieldCount; column++)
            {
                html.Append("<td>");
                if (!rows.IsDBNull(column))
                {
                    html.Append(WebUtility.HtmlEncode(rows.GetString(column)));
                }
            }
        }
    }

    private static string End(StringBuilder html, long total) =>
        html.Append("</table><p>").Append(total).Append("</main></html>").ToString();
}
