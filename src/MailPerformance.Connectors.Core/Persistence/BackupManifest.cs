using System.Text.Json;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>What stands beside a backup and says what is in it, so that it can be told from one that was cut or altered.</summary>
/// <param name="Format">Of this record.</param>
/// <param name="MadeAt">UTC; the backup has what was committed by then.</param>
/// <param name="Migration">The last one of the database.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">Of the file, in lower-case hexadecimal.</param>
/// <param name="Tables">Rows of each table.</param>
/// <param name="Journals">Where the chain of each account ends.</param>
public sealed record BackupManifest(
    int Format,
    DateTime MadeAt,
    string Migration,
    long Bytes,
    string Sha256,
    IReadOnlyDictionary<string, long> Tables,
    IReadOnlyList<BackedUpJournal> Journals)
{
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public long Rows => Tables.Values.Sum();

    /// <summary>The file that holds it.</summary>
    public static string FileOf(string backup) => backup + ".manifest.json";

    /// <returns>Null: it is no manifest.</returns>
    public static BackupManifest? TryRead(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Json);
}
