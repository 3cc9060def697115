using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>What a row changes of a campaign, one thing at a time, to be shown.</summary>
internal static class CampaignChanges
{
    private static readonly (string Field, Func<CampaignCounts, int> Of)[] Counts =
    [
        (nameof(CampaignCounts.Targeted), counts => counts.Targeted),
        (nameof(CampaignCounts.Sent), counts => counts.Sent),
        (nameof(CampaignCounts.Delivered), counts => counts.Delivered),
        (nameof(CampaignCounts.Bounces), counts => counts.Bounces),
        (nameof(CampaignCounts.Opens), counts => counts.Opens),
        (nameof(CampaignCounts.Clicks), counts => counts.Clicks),
        (nameof(CampaignCounts.Unsubscribes), counts => counts.Unsubscribes),
        (nameof(CampaignCounts.Complaints), counts => counts.Complaints),
    ];

    /// <param name="before">Null: the campaign is made.</param>
    public static IEnumerable<ImportChange> Of(CampaignSnapshot? before, CampaignSnapshot after, Func<long?, string?> categoryName)
    {
        (string Field, string? Before, string? After)[] fields =
        [
            (nameof(ImportedCampaign.Name), before?.Name, after.Name),
            (nameof(ImportedCampaign.Subject), before?.Subject, after.Subject),
            (nameof(ImportedCampaign.Category), categoryName(before?.CategoryId), categoryName(after.CategoryId)),
            (nameof(ImportedCampaign.State), before?.State.ToString(), after.State.ToString()),
            (nameof(ImportedCampaign.ScheduledAt), TextOf(before?.ScheduledAt), TextOf(after.ScheduledAt)),
        ];
        return fields.Select(one => new ImportChange(one.Field, Filled(one.Before), Filled(one.After)))
            .Where(change => change.Before != change.After);
    }

    /// <summary>The figures of an instant: of a new one, those that are not nothing.</summary>
    /// <param name="before">Null: it had none.</param>
    public static IEnumerable<ImportChange> OfCounts(DateTime? at, CampaignCounts? before, CampaignCounts? after)
    {
        if (after is null || after == before)
        {
            return [];
        }

        var figures = Counts.Where(one => one.Of(after) != (before is null ? 0 : one.Of(before)))
            .Select(one => new ImportChange(one.Field, before is null ? null : TextOf(one.Of(before)), TextOf(one.Of(after))));
        return figures.Prepend(new ImportChange(nameof(ImportedPoint.At), null, TextOf(at)));
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? TextOf(DateTime? at) =>
        at is { } instant ? DateTime.SpecifyKind(instant, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture) : null;

    private static string TextOf(int count) => count.ToString(CultureInfo.InvariantCulture);
}
