using System.Text.Json;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// What a form showed when it was opened, carried by the form itself, so that a save can tell what its reader changed from what
/// somebody else changed meanwhile (rule 14).
/// </summary>
public static class Original
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value);

    /// <summary>Null when the text is no such value: the page was not made by us.</summary>
    public static T? Read<T>(string? text)
        where T : class
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<T>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
