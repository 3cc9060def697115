using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>
/// What a row says of a campaign, read by rules of its own: no cell means another thing in another language or on another machine. An empty
/// cell says nothing.
/// </summary>
internal sealed class CampaignLine
{
    private static readonly string[] Days = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-MM-dd"];

    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", " H'h'mm", " 'à' H:mm", " 'à' H'h'mm", "'T'H:mm", "'T'H:mm:ss"];

    private static readonly string[] Local = [.. Days.SelectMany(_ => Times, (day, time) => day + time)];

    private readonly Dictionary<string, int> _counts = [];

    public string? Key { get; private set; }

    /// <summary>See <see cref="ImportedPoint.At"/>; null: the row has no figures.</summary>
    public DateTime? At { get; private set; }

    /// <summary>What cannot be read, in the reader's language.</summary>
    public List<string> Errors { get; } = [];

    private string? Name { get; set; }

    private string? Subject { get; set; }

    private string? Category { get; set; }

    private CampaignState? State { get; set; }

    private DateTime? ScheduledAt { get; set; }

    private DateTime? StateAt { get; set; }

    private static (CampaignState? Value, string Words)[] States =>
    [
        (CampaignState.Draft, "Import_Draft_Words"), (CampaignState.Validated, "Import_Validated_Words"),
        (CampaignState.Sending, "Import_Sending_Words"), (CampaignState.Sent, "Import_Sent_Words"),
        (CampaignState.Interrupted, "Import_Interrupted_Words"),
    ];

    /// <param name="timeZone">Of days and times that do not say theirs.</param>
    public static CampaignLine Read(Import import, IReadOnlyList<string> cells, string timeZone)
    {
        var line = new CampaignLine();
        var zone = TimeZones.Find(timeZone);
        line.Errors.AddRange(ImportWords.Read(import, cells, (field, text) => line.Take(field, text, zone)));
        if (line.Errors.Count == 0 && line.Key is null)
        {
            line.Errors.Add(CoreTexts.Get("Import_NoKey"));
        }

        if (line.Errors.Count == 0 && line._counts.Count > 0 && line.At is null)
        {
            line.Errors.Add(Error(nameof(At), CoreTexts.Get("Import_Missing")));
        }

        if (line._counts.Count == 0)
        {
            line.At = null;
        }

        return line;
    }

    /// <summary>What is wrong with a field, in the reader's language.</summary>
    public static string Error(string field, string message) =>
        CoreTexts.Get("Import_FieldError", ImportFields.HeadingOf(field), message);

    /// <summary>The campaign as the row wants it: what the row does not say stays as it is.</summary>
    /// <param name="known">Null: there is none yet.</param>
    public ImportedCampaign Over(ExpressCampaign? known) => new(
        "", Key, Name ?? known?.Name, Subject ?? known?.Subject, Category, State ?? known?.State, ScheduledAt ?? known?.ScheduledAt,
        StateAt, PointsOver(known));

    /// <summary>The campaign as it is, with the figures of the row.</summary>
    public ImportedCampaign FiguresOver(ExpressCampaign known) =>
        new("", Key, known.Name, known.Subject, null, known.State, known.ScheduledAt, null, PointsOver(known));

    /// <summary>Whether the row says anything else of the campaign than the first that is about it.</summary>
    public bool Contradicts(CampaignLine first) =>
        Differs(Name, first.Name) || Differs(Subject, first.Subject) || Differs(Category, first.Category)
        || Differs(State, first.State) || Differs(ScheduledAt, first.ScheduledAt) || Differs(StateAt, first.StateAt);

    private static bool Differs<T>(T? mine, T? other) => mine is not null && !mine.Equals(other);

    private IReadOnlyList<ImportedPoint> PointsOver(ExpressCampaign? known)
    {
        if (At is null)
        {
            return [];
        }

        var had = known?.Points.FirstOrDefault(point => point.At == At)?.Counts ?? new CampaignCounts();
        int Count(string name, int before) => _counts.GetValueOrDefault(name, before);
        return
        [
            new ImportedPoint("", At, new CampaignCounts
            {
                Targeted = Count(nameof(had.Targeted), had.Targeted),
                Sent = Count(nameof(had.Sent), had.Sent),
                Delivered = Count(nameof(had.Delivered), had.Delivered),
                Bounces = Count(nameof(had.Bounces), had.Bounces),
                Opens = Count(nameof(had.Opens), had.Opens),
                Clicks = Count(nameof(had.Clicks), had.Clicks),
                Unsubscribes = Count(nameof(had.Unsubscribes), had.Unsubscribes),
                Complaints = Count(nameof(had.Complaints), had.Complaints),
            }),
        ];
    }

    private bool Take(string field, string text, TimeZoneInfo zone) => field switch
    {
        nameof(Key) => (Key = text) is not null,
        nameof(Name) => (Name = text) is not null,
        nameof(Subject) => (Subject = text) is not null,
        nameof(Category) => (Category = text) is not null,
        nameof(State) => (State = ImportWords.ValueOf(text, States)) is not null,
        nameof(ScheduledAt) => (ScheduledAt = InstantOf(text, zone)) is not null,
        nameof(StateAt) => (StateAt = InstantOf(text, zone)) is not null,
        nameof(At) => (At = InstantOf(text, zone)) is not null,
        _ => TakeCount(field, text),
    };

    // Thousands are parted by spaces of several kinds.
    private bool TakeCount(string field, string text)
    {
        var digits = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            && _counts.TryAdd(field, count);
    }

    // An hour that a change to summer time leaves out is none.
    private static DateTime? InstantOf(string text, TimeZoneInfo zone) =>
        StoredInstant.Parse(text)
        ?? (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && !zone.IsInvalidTime(local) ? TimeZoneInfo.ConvertTimeToUtc(local, zone) : null);
}
