using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>Reads the instants that the API takes: ISO 8601 with an offset or Z, so that nobody has to guess a zone.</summary>
public static class ApiInstant
{
    /// <returns>The instant in UTC, as the database keeps it, so the same text is the same instant; null when the text is none.</returns>
    public static DateTime? Parse(string text)
    {
        // An unescaped + of an address arrives as a space.
        var tidy = text.Length > 6 && text[^6] == ' '
            ? string.Concat(text.AsSpan(0, text.Length - 6), "+", text.AsSpan(text.Length - 5))
            : text;
        return StoredInstant.Parse(tidy);
    }
}
