using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>What becomes of a platform, for all accounts at once: an operator's decision, not an account's.</summary>
public sealed class PlatformService(ConnectorsDbContext db, InstallationWriter writer, TimeProvider time)
{
    /// <summary>Opening one that is open already does not begin anew: its waiting list is told once.</summary>
    /// <returns>NotFound when there is no such platform; Invalid when an account's rule asks first.</returns>
    public async Task<WriteResult<int>> SetAvailabilityAsync(string key, PlatformAvailability availability)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var isOpening = availability == PlatformAvailability.Available;
        var result = await writer.UpdateAsync(
            db.MobilePlatforms.Where(platform => platform.Key == key),
            set => set
                .SetProperty(
                    platform => platform.OpenedAt,
                    platform => isOpening && platform.Availability != PlatformAvailability.Available ? now : platform.OpenedAt)
                .SetProperty(platform => platform.Availability, availability),
            db.MobileConnectors.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
                .Where(connector => connector.Platform.Key == key).Select(connector => connector.AccountId));
        return result is { IsDone: true, Value: 0 } ? WriteResult.NotFound<int>() : result;
    }
}
