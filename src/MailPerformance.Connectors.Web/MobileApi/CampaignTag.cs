using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using Microsoft.Net.Http.Headers;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>The ETag of a campaign: its version, and the privilege that its answer depends on.</summary>
public static class CampaignTag
{
    /// <summary>A version that no campaign has: what somebody names who names another thing.</summary>
    private const long Unknown = 0;

    public static string Of(CampaignView campaign, ConnectorPrivilege privilege) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{campaign.Version}-{privilege}\"");

    /// <summary>Reads <c>If-Match</c>: the version it asks for, null when the header is not there or is <c>*</c>.</summary>
    /// <returns>False when the header is not one entity tag.</returns>
    public static bool TryRead(IHeaderDictionary headers, out long? version)
    {
        version = null;
        var text = headers.IfMatch.ToString();
        if (text.Length == 0 || text == "*")
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
}
