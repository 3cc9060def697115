using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Web.Features.Campaigns;

/// <summary>How many of the recipients are left at each stage, as bars of at most <see cref="Width"/>.</summary>
public sealed record FunnelChart(IReadOnlyList<FunnelChart.Bar> Bars)
{
    public const int Width = 480;
    public const int BarHeight = 16;

    /// <summary>Null when nobody is targeted.</summary>
    public static FunnelChart? Of(CampaignCounts counts)
    {
        (string Name, int Count)[] stages =
        [
            ("Targeted", counts.Targeted), ("Sent", counts.Sent), ("Delivered", counts.Delivered), ("Opens", counts.Opens),
            ("Clicks", counts.Clicks),
        ];
        return counts.Targeted == 0
            ? null
            : new FunnelChart([.. stages.Select(stage => new Bar(
                stage.Name, stage.Count, (Width * (double)stage.Count / counts.Targeted).ToString("0.#", CultureInfo.InvariantCulture)))]);
    }

    public sealed record Bar(string Name, int Count, string Length);
}
