using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// The format of the chain, version 1; docs/operations.md tells auditors the same. A value is known by its commitment, the SHA-256 of its
/// salt and itself; an entry is a line of JSON with commitments; its hash is the SHA-256 of the hash before and that line. All of it UTF-8,
/// all hashes in lower-case hexadecimal.
/// </summary>
public static class JournalSeal
{
    /// <summary>Stands in every sealed line; what is hashed in another way has another.</summary>
    public const int Version = 1;

    /// <summary>Of a salt, in hexadecimal. All have it: else what ends one could begin the value.</summary>
    public const int SaltLength = 2 * SaltBytes;

    private const int SaltBytes = 16;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What stands in the place of a hash before the first entry.</summary>
    public static readonly string Beginning = new('0', 64);

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));

    public static string CommitmentOf(string salt, string value) => HashOf(salt, value);

    public static string HashOf(string before, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before + text)));

    /// <summary>The line that is hashed: all of the entry but what was said, of which the commitments.</summary>
    public static string Seal(JournalEntry entry, IEnumerable<JournalCommitment> commitments)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteNumber("account", entry.AccountId);
            json.WriteNumber("number", entry.Number);
            json.WriteString("at", entry.At.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("kind", entry.Kind.ToString());
            json.WriteString("entrance", entry.Entrance.ToString());
            WriteId(json, "author", entry.AuthorId);
            json.WriteString("subject", entry.Subject.ToString());
            WriteId(json, "id", entry.SubjectId);
            WriteId(json, "contact", entry.ContactId);
            json.WriteStartArray("said");
            foreach (var commitment in commitments)
            {
                json.WriteStartObject();
                json.WriteString("key", commitment.Key);
                WriteId(json, "of", commitment.Of);
                json.WriteString("commitment", commitment.Hash);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The commitments of a sealed line; null when it is no such line.</summary>
    public static IReadOnlyList<JournalCommitment>? CommitmentsOf(string sealedLine)
    {
        try
        {
            using var json = JsonDocument.Parse(sealedLine);
            return [.. json.RootElement.GetProperty("said").EnumerateArray().Select(said => new JournalCommitment(
                said.GetProperty("key").GetString()!,
                said.TryGetProperty("of", out var of) ? of.GetInt64() : null,
                said.GetProperty("commitment").GetString()!))];
        }
        catch (Exception foreign) when (foreign is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void WriteId(Utf8JsonWriter json, string name, long? id)
    {
        if (id is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}

/// <summary>What the chain knows of a <see cref="JournalSaid"/>.</summary>
public sealed record JournalCommitment(string Key, long? Of, string Hash)
{
    public static JournalCommitment To(JournalSaid said) => new(said.Key, said.Of, JournalSeal.CommitmentOf(said.Salt!, said.Value!));
}
