using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>What the program has answered to be done, kept outside it, and compared with its file in the end.</summary>
internal sealed class Ledger
{
    // What a contact was called last with an answer, and by later saves without one.
    private readonly ConcurrentDictionary<long, HashSet<string>> _names = new();
    private readonly ConcurrentDictionary<long, int> _saves = new();
    private readonly ConcurrentQueue<string> _orders = [];

    public int Saves => _saves.Values.Sum();

    public int Orders => _orders.Count;

    /// <summary>Before a save is sent, which may be done without an answer.</summary>
    public void Sent(long contact, string name) => _names.GetOrAdd(contact, _ => []).Add(name);

    public void Saved(long contact, string name)
    {
        _names[contact] = [name];
        _saves.AddOrUpdate(contact, 1, (_, count) => count + 1);
    }

    /// <param name="key">Its <c>Idempotency-Key</c>.</param>
    public void Ordered(string key) => _orders.Enqueue(key);

    /// <summary>
    /// Acknowledged writes that the file does not have: contacts with another name, or with fewer entries of the journal than saves;
    /// orders.
    /// </summary>
    public List<string> LostIn(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        var lost = new List<string>();
        foreach (var (contact, count) in _saves)
        {
            var name = (string)Scalar(connection, "SELECT FirstName FROM Contacts WHERE Id = $value", contact)!;
            var entries = (long)Scalar(
                connection, "SELECT COUNT(*) FROM JournalEntries WHERE ContactId = $value AND Said LIKE '%Soak%'", contact)!;
            if (!_names[contact].Contains(name) || entries < count)
            {
                var last = string.Join(", ", _names[contact]);
                lost.Add($"contact {contact} is called {name} after {last}; {entries} entries of {count} saves");
            }
        }

        lost.AddRange(_orders.Where(key =>
            Scalar(connection, "SELECT 1 FROM CampaignOrders WHERE IdempotencyKey = $value", key) is null).Select(key => $"order {key}"));
        return lost;
    }

    private static object? Scalar(SqliteConnection connection, string sql, object value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$value", value);
        return command.ExecuteScalar();
    }
}
