using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using Microsoft.Net.Http.Headers;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>The ETag of a campaign: its version, and what its answer depends on besides: the privilege and the name of the category.</summary>
public static class CampaignTag
{
    /// <summary>A version that no campaign has: what somebody names who names another thing.</summary>
    private const long Unknown = 0;

    public static string Of(CampaignView campaign, ConnectorPrivilege privilege) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{campaign.Version}-{privilege}{CategoryOf(campaign)}\"");

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
        version = !tag.IsWeak && end > 0 && long.TryParse(number[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : Unknown;
        return true;
    }

    // A name may hold what a tag may not.
    private static string CategoryOf(CampaignView campaign) => campaign.CategoryName is null
        ? ""
        : "-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(campaign.CategoryName)), 0, 4);
}
