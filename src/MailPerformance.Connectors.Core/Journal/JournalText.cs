using System.Globalization;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>Values as the journal keeps them: the same in every language and zone.</summary>
public static class JournalText
{
    public static string? Of(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
