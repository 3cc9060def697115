using System.Globalization;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>
/// What becomes of an instant on its way into the database: the rest of a microsecond is cut off, so that every server, whatever finer
/// steps it knows or rounds away, gives back the very instant that was saved and finds it when it is asked for.
/// </summary>
public static class StoredInstant
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Reads ISO 8601 with an offset or Z, so that nobody has to guess a zone.</summary>
    /// <returns>In UTC, so the same text is the same instant; null when the text is none.</returns>
    public static DateTime? Parse(string text)
    {
        var tidy = text.EndsWith('Z') ? string.Concat(text.AsSpan(0, text.Length - 1), "+00:00") : text;
        return DateTimeOffset.TryParseExact(tidy, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? Of(instant.UtcDateTime)
            : null;
    }

    public static DateTime Of(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
