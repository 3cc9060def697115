using System.Globalization;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <summary>When and where somebody reads.</summary>
public sealed record JournalReading(DateTime Now, TimeZoneInfo Zone)
{
    /// <summary>An instant that an entry tells, in the reader's zone.</summary>
    public string Show(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var utc)
            ? TimeZoneInfo.ConvertTimeFromUtc(utc, Zone).ToString("g", CultureInfo.CurrentCulture)
            : value;
}
