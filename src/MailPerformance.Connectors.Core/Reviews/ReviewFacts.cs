using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>What is true of a connector, or of a role that a contact holds. Without names of people.</summary>
public sealed record ReviewFacts
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>Of a connector.</summary>
    public ConnectorPrivilege? Privilege { get; init; }

    public DateTime? GivenAt { get; init; }

    public DateTime? ActivatedAt { get; init; }

    /// <summary>No phone has used it for <see cref="ReviewRisk.SilentDays"/> days before the review was opened, nor since.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Of a silent connector; null: nobody knows, or it is not silent.</summary>
    public DateTime? LastUsedAt { get; init; }

    /// <summary>Of the contact; null: never.</summary>
    public DateTime? AccessEndsAt { get; init; }

    public bool IsBlocked { get; init; }

    /// <summary>The role is the built-in one.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>Of an administrator.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>What the role ticks and that is more than to see a page, in the order of the tree.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>Names of the other roles by which the contact has one of these rights.</summary>
    public IReadOnlyList<string>? AlsoBy { get; init; }

    /// <summary>Identifies what is true now: another text is another version. Other roles of the contact have rows of their own.</summary>
    [JsonIgnore]
    public string Version => (this with { AlsoBy = null, LastUsedAt = null }).Write();

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static ReviewFacts Read(string text) => JsonSerializer.Deserialize<ReviewFacts>(text, Json)!;
}
