using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Web.Features.Campaigns;

/// <summary>
/// The counts of a campaign over time, from its start on, laid out for an SVG of <see cref="Width"/> by <see cref="Height"/>.
/// </summary>
/// <param name="Points">For the table: the last of each minute, which is what is shown of an instant.</param>
public sealed record TimeChart(
    IReadOnlyList<TimeChart.Line> Lines, IReadOnlyList<TimeChart.Tick> Across, IReadOnlyList<TimeChart.Tick> Up,
    IReadOnlyList<CampaignPointView> Points)
{
    public const int Width = 480;
    public const int Height = 240;
    public const int Left = 58;
    public const int Right = 12;
    public const int Top = 10;
    public const int Bottom = 30;

    private static readonly (string Name, Func<CampaignCounts, int> Of)[] Drawn =
    [
        ("Sent", counts => counts.Sent), ("Delivered", counts => counts.Delivered),
        ("Opens", counts => counts.Opens), ("Clicks", counts => counts.Clicks),
    ];

    /// <summary>Null when there is no time to show: fewer than two points.</summary>
    public static TimeChart? Of(IReadOnlyList<CampaignPointView> points, TimeZoneInfo zone)
    {
        if (points.Count < 2)
        {
            return null;
        }

        var (first, last) = (points[0].At, points[^1].At);
        var step = StepOf(points.Max(point => point.Counts.Sent));
        var top = Math.Max(step, points.Max(point => (point.Counts.Sent + step - 1) / step * step));
        string X(DateTime at) => Number(Left + ((Width - Left - Right) * (at - first).TotalSeconds / (last - first).TotalSeconds));
        string Y(long count) => Number(Height - Bottom - ((Height - Top - Bottom) * (double)count / top));
        var dates = (last - first).TotalDays switch { < 1 => "t", < 10 => "g", _ => "d" };
        DateTime[] ticks = [first, first + ((last - first) / 2), last];
        return new TimeChart(
            [.. Drawn.Select(line => new Line(
                line.Name, string.Join(' ', points.Select(point => $"{X(point.At)},{Y(line.Of(point.Counts))}"))))],
            [.. ticks.Select(at => new Tick(X(at), TimeZoneInfo.ConvertTimeFromUtc(at, zone).ToString(dates, CultureInfo.CurrentCulture)))],
            [.. Enumerable.Range(0, (int)(top / step) + 1)
                .Select(index => new Tick(Y(index * step), (index * step).ToString("N0", CultureInfo.CurrentCulture)))],
            [.. points.GroupBy(point => point.At.Ticks / TimeSpan.TicksPerMinute).Select(minute => minute.Last())]);
    }

    // One, two or five times a power of ten, so that there are two to five lines.
    private static long StepOf(long most)
    {
        for (long power = 1; ; power *= 10)
        {
            foreach (var step in new[] { power, 2 * power, 5 * power })
            {
                if (most <= 5 * step)
                {
                    return step;
                }
            }
        }
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <param name="Name">Also its style.</param>
    /// <param name="Points">As SVG's polyline takes them.</param>
    public sealed record Line(string Name, string Points);

    /// <param name="At">Where on its axis.</param>
    public sealed record Tick(string At, string Text);
}
