using System.Globalization;

namespace MailPerformance.Connectors.Benchmarks.Application;

/// <summary>Numbers of a measure as they stand in a table.</summary>
internal static class Statistics
{
    public static double Percentile(IReadOnlyCollection<double> times, double share) =>
        times.Count == 0 ? double.NaN : times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * share)));

    /// <summary>Three digits that matter, and no more.</summary>
    public static string Of(double? value) => value switch
    {
        null or double.NaN => "–",
        >= 100 => value.Value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    public static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    public static string Machine =>
        $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, "
        + $".NET {Environment.Version}";
}
