using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Web.MobileApi;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary>Reads campaigns from JSON or CSV, without judging them: that is <see cref="CampaignImport"/>'s.</summary>
public static class CampaignFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <param name="path">A file whose name ends in .json or .csv.</param>
    /// <exception cref="FormatException">It cannot be read; the message says where.</exception>
    public static IReadOnlyList<ImportedCampaign> Read(string path)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".json" => ReadJson(path),
                ".csv" => ReadCsv(path),
                var other => throw new FormatException($"'{other}' is neither .json nor .csv."),
            };
        }
        catch (Exception failure) when (failure is JsonException or CsvFormatException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException(failure.Message, failure);
        }
    }

    private static List<ImportedCampaign> ReadJson(string path)
    {
        var rows = JsonSerializer.Deserialize<List<CampaignRow?>>(File.ReadAllText(path), Json)
            ?? throw new FormatException("The file must hold an array.");
        return [.. rows.Select((row, index) => FromJson($"[{index}]", row))];
    }

    private static ImportedCampaign FromJson(string place, CampaignRow? row) => Imported(
        place,
        row ?? throw new FormatException($"{place}: null is not a campaign."),
        [
            .. row.At is null ? [] : new[] { Point(place, row) },
            .. (row.Series ?? []).Select((point, number) => Point(
                $"{place}.series[{number}]", point ?? throw new FormatException($"{place}.series[{number}]: null is not a point."))),
        ]);

    // One line a point of time; the lines of one campaign follow one another and repeat what the campaign is.
    private static List<ImportedCampaign> ReadCsv(string path)
    {
        using var csv = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true });
        var columns = typeof(CampaignRow).GetProperties().Select(property => property.Name).Except([nameof(CampaignRow.Series)]).ToList();
        var campaigns = new List<ImportedCampaign>();
        while (csv.Read())
        {
            if (campaigns.Count == 0
                && csv.Headers.FirstOrDefault(header => !columns.Contains(header.Trim(), StringComparer.OrdinalIgnoreCase)) is { } unknown)
            {
                throw new FormatException($"Unknown column '{unknown}'; known are {string.Join(", ", columns.Select(Camel))}.");
            }

            var place = $"line {csv.LineNumber}";
            var line = LineOf(csv, place);
            List<ImportedPoint> points = line.At is null ? [] : [Point(place, line)];
            if (campaigns.Count > 0 && campaigns[^1].Key == line.Key && points.Count > 0)
            {
                campaigns[^1] = campaigns[^1] with { Points = [.. campaigns[^1].Points, .. points] };
            }
            else
            {
                campaigns.Add(Imported(place, line, points));
            }
        }

        return campaigns;
    }

    private static CampaignRow LineOf(CsvReader csv, string place)
    {
        string? Text(string name) =>
            csv.TryGetFieldIndex(name, out var index) && index < csv.FieldCount && csv.GetString(index) is { Length: > 0 } text
                ? text
                : null;
        int? Number(string name) => Text(name) is not { } text ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"{place}, {Camel(name)}: '{text}' is not a whole number.");

        return new CampaignRow
        {
            Key = Text(nameof(CampaignRow.Key)),
            Name = Text(nameof(CampaignRow.Name)),
            Subject = Text(nameof(CampaignRow.Subject)),
            Category = Text(nameof(CampaignRow.Category)),
            State = Text(nameof(CampaignRow.State)),
            ScheduledAt = Text(nameof(CampaignRow.ScheduledAt)),
            StateAt = Text(nameof(CampaignRow.StateAt)),
            At = Text(nameof(CampaignRow.At)),
            Targeted = Number(nameof(CampaignRow.Targeted)),
            Sent = Number(nameof(CampaignRow.Sent)),
            Delivered = Number(nameof(CampaignRow.Delivered)),
            Bounces = Number(nameof(CampaignRow.Bounces)),
            Opens = Number(nameof(CampaignRow.Opens)),
            Clicks = Number(nameof(CampaignRow.Clicks)),
            Unsubscribes = Number(nameof(CampaignRow.Unsubscribes)),
            Complaints = Number(nameof(CampaignRow.Complaints)),
        };
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static ImportedCampaign Imported(string place, CampaignRow row, IReadOnlyList<ImportedPoint> points) => new(
        place, row.Key, row.Name, row.Subject, string.IsNullOrEmpty(row.Category) ? null : row.Category,
        StateOf(row.State),
        Instant(place, nameof(row.ScheduledAt), row.ScheduledAt), Instant(place, nameof(row.StateAt), row.StateAt), points);

    // By name only: numbers and lists of names are states to .NET, and to nobody else.
    private static CampaignState? StateOf(string? text) =>
        Enum.GetNames<CampaignState>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<CampaignState>(text!, ignoreCase: true)
            : null;

    private static ImportedPoint Point(string place, PointRow point) =>
        new(place, Instant(place, nameof(point.At), point.At), new CampaignCounts
        {
            Targeted = point.Targeted ?? 0,
            Sent = point.Sent ?? 0,
            Delivered = point.Delivered ?? 0,
            Bounces = point.Bounces ?? 0,
            Opens = point.Opens ?? 0,
            Clicks = point.Clicks ?? 0,
            Unsubscribes = point.Unsubscribes ?? 0,
            Complaints = point.Complaints ?? 0,
        });

    private static DateTime? Instant(string place, string field, string? text) =>
        string.IsNullOrEmpty(text) ? null
        : ApiInstant.Parse(text) ?? throw new FormatException($"{place}, {Camel(field)}: '{text}' is not ISO 8601 with an offset.");

    private class PointRow
    {
        public string? At { get; set; }

        public int? Targeted { get; set; }

        public int? Sent { get; set; }

        public int? Delivered { get; set; }

        public int? Bounces { get; set; }

        public int? Opens { get; set; }

        public int? Clicks { get; set; }

        public int? Unsubscribes { get; set; }

        public int? Complaints { get; set; }
    }

    private sealed class CampaignRow : PointRow
    {
        public string? Key { get; set; }

        public string? Name { get; set; }

        public string? Subject { get; set; }

        public string? Category { get; set; }

        public string? State { get; set; }

        public string? ScheduledAt { get; set; }

        public string? StateAt { get; set; }

        public List<PointRow?>? Series { get; set; }
    }
}
