using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Campaigns;

/// <summary>What states, moves and figures of campaigns are called on pages.</summary>
public static class CampaignWords
{
    public static string StateOf(CampaignState state) => T("CampaignState_" + state);

    public static string BadgeOf(CampaignState state) => state switch
    {
        CampaignState.Validated => "badge-warning",
        CampaignState.Sending => "badge-info",
        CampaignState.Sent => "badge-success",
        CampaignState.Interrupted => "badge-danger",
        _ => "",
    };

    public static string MoveOf(CampaignMoveKind kind) => T("CampaignMove_" + kind);

    public static string CountOf(string name) => T("Count_" + name);

    public static string NumberOf(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A dash when there is nothing to divide by.</summary>
    public static string PercentOf(decimal? rate) => rate?.ToString("P1", CultureInfo.CurrentCulture) ?? "–";
}
