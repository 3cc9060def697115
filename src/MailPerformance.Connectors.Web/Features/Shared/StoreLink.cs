using MailPerformance.Connectors.Core.Connectors;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Where a platform's store has the app.</summary>
/// <param name="AlsoFor">What else runs the same app; null: nothing.</param>
public sealed record StoreLink(string Platform, string? AlsoFor, string? StoreName, string Address)
{
    public string Text => AlsoFor is null ? T("Connectors_Download", Platform) : T("Connectors_DownloadAlso", Platform, AlsoFor);

    /// <returns>Null for a platform that is in no store.</returns>
    public static StoreLink? Of(MobilePlatform platform) =>
        platform.StoreAddress is { } address ? new StoreLink(platform.Name, platform.AlsoFor, platform.StoreName, address) : null;
}
