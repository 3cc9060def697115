using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>What becomes of a platform, for all accounts at once: an operator's decision, not an account's.</summary>
public sealed class PlatformService(ConnectorsDbContext db, TimeProvider time)
{
    /// <summary>Opening one that is open already does not begin anew: its waiting list is told once.</summary>
    /// <returns>False when there is no such platform.</returns>
    public async Task<bool> SetAvailabilityAsync(string key, PlatformAvailability availability)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var isOpening = availability == PlatformAvailability.Available;
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var changed = await db.MobilePlatforms.Where(platform => platform.Key == key).ExecuteUpdateAsync(set => set
                .SetProperty(
                    platform => platform.OpenedAt,
                    platform => isOpening && platform.Availability != PlatformAvailability.Available ? now : platform.OpenedAt)
                .SetProperty(platform => platform.Availability, availability));

            // Whatever is known of an account's lists is read anew.
            await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.WriteSequence, account => account.WriteSequence + 1));
            await transaction.CommitAsync();
            return changed == 1;
        });
    }
}
