using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>One text that an entry tells.</summary>
/// <param name="Key">What it is: one of the names below, or <c>before:</c>, <c>after:</c>, <c>removed:</c> or <c>added:</c> and a field.</param>
/// <param name="Of">The contact whose personal data it is; null: nobody's.</param>
/// <param name="Value">Dates, numbers and words of a list as the invariant culture writes them. Null: erased.</param>
/// <param name="Salt">Random; without it nobody can guess the value from its commitment. Null: erased with the value.</param>
public sealed record JournalSaid(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("of")] long? Of,
    [property: JsonPropertyName("value")] string? Value,
    [property: JsonPropertyName("salt")] string? Salt)
{
    /// <summary>Names of people and things at that time.</summary>
    public const string Author = "author";
    public const string AuthorLogin = "author-login";
    public const string Subject = "subject";
    public const string Contact = "contact";
    public const string ContactLogin = "contact-login";

    /// <summary>Where it was done from.</summary>
    public const string Address = "address";
    public const string Agent = "agent";
    public const string Device = "device";

    /// <summary>How often it has happened, or how many it was done to.</summary>
    public const string Times = "times";

    public const string Before = "before:";
    public const string After = "after:";
    public const string Removed = "removed:";
    public const string Added = "added:";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(IEnumerable<JournalSaid> said) => JsonSerializer.Serialize(said, Json);

    /// <summary>Null when it is not what the product has written.</summary>
    public static IReadOnlyList<JournalSaid>? TryRead(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<JournalSaid>>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IReadOnlyList<JournalSaid> Read(string json) => JsonSerializer.Deserialize<List<JournalSaid>>(json, Json)!;
}
