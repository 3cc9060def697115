using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// The chain of the account that is entered as lines of JSON, which an auditor verifies without this program: docs/operations.md has the
/// format, and a program of twenty lines that does so.
/// </summary>
public sealed class JournalArchive(ConnectorsDbContext db, IJournalSigner signer, TimeProvider time)
{
    public const string Format = "mailperformance-journal-1";

    private const int AtOnce = 1_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What is signed at the end.</summary>
    public static string EndOf(long accountId, long number, string hash) =>
        FormattableString.Invariant($"journal end 1:{accountId}:{number}:{hash}");

    /// <returns>How many entries were written.</returns>
    public async Task<long> WriteAsync(TextWriter writer, CancellationToken cancellation = default)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        var mark = await db.JournalMarks.AsNoTracking().SingleOrDefaultAsync(cancellation);
        var (number, hash) = (mark?.Number ?? 0, mark?.Hash ?? JournalSeal.Beginning);
        await WriteLineAsync(writer, new
        {
            format = Format,
            account = account.Code,
            id = account.Id,
            at = time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            before = number,
            hash,
            signature = mark?.Signature,
            key = signer.PublicKey,
        });
        var written = 0L;
        List<JournalEntry> entries;
        do
        {
            var last = number;
            entries = await db.JournalEntries.AsNoTracking().Where(entry => entry.Number > last && entry.Number <= account.JournalNumber)
                .OrderBy(entry => entry.Number).Take(AtOnce).ToListAsync(cancellation);
            foreach (var entry in entries)
            {
                await WriteLineAsync(writer, new { @sealed = entry.Sealed, hash = entry.Hash, said = JournalSaid.Read(entry.Said) });
                (number, hash) = (entry.Number, entry.Hash);
                written++;
            }
        }
        while (entries.Count == AtOnce);

        await WriteLineAsync(writer, new { end = number, hash, signature = signer.Sign(EndOf(account.Id, number, hash)) });
        return written;
    }

    private static Task WriteLineAsync<T>(TextWriter writer, T line) => writer.WriteLineAsync(JsonSerializer.Serialize(line, Json));
}
