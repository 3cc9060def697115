using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using Microsoft.Net.Http.Headers;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>
/// The ETag of a campaign: its version, and what its answer depends on besides: the privilege, the name of the category, and how far an
/// order has come.
/// </summary>
public static class CampaignTag
{
    /// <summary>A version that no campaign has: what somebody names who names another thing.</summary>
    private const long Unknown = 0;

    public static string Of(CampaignView campaign, ConnectorPrivilege privilege) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{campaign.Version}-{privilege}{CategoryOf(campaign)}{OrderOf(campaign.Order)}\"");

    /// <summary>Reads <c>If-Match</c>: the version it asks for, null when the header is not there or is <c>*</c>.</summary>
    /// <returns>False when the header is not one entity tag.</returns>
    public static bool TryRead(IHeaderDictionary headers, out long? version)
    {
        version = null;
        var text = headers.IfMatch.ToString();
        if (headers.IfMatch.Count == 0 || text == "*")
        {
            return true;
        }

        if (!EntityTagHeaderValue.TryParse(text, out var tag))
        {
            return false;
        }

        var number = tag.Tag.AsSpan().Trim('"');
        var end = number.IndexOf('-');
        var isNumber = long.TryParse(number[..Math.Max(end, 0)], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed);
        version = !tag.IsWeak && isNumber ? parsed : Unknown;
        return true;
    }

    // A name may hold what a tag may not.
    private static string CategoryOf(CampaignView campaign) => campaign.CategoryName is null
        ? ""
        : "-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(campaign.CategoryName)), 0, 4);

    private static string OrderOf(CampaignOrderView? order) => order is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"-{order.Id}.{(int)order.State}{(order.AcceptedAt is null ? "" : "a")}");
}
