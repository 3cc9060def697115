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

    /// <summary>« Interruption demandée ».</summary>
    public static string OrderOf(CampaignMoveKind kind) => T("CampaignOrder_" + kind);

    /// <summary>Why the sending system does not carry an order out, in its own words when it said some.</summary>
    public static string RefusalOf(CampaignOrderView order) =>
        order.RefusalWords ?? T("CampaignRefusal_" + (order.Refusal ?? CampaignRefusal.Other));

    public static string CountOf(string name) => T("Count_" + name);

    public static string NumberOf(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A dash when there is nothing to divide by.</summary>
    public static string PercentOf(decimal? rate) => rate?.ToString("P1", CultureInfo.CurrentCulture) ?? "–";
}
