using MailPerformance.Connectors.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>What the journal of each account says of a platform that an operator opens or retires.</summary>
internal sealed class PlatformTopic : IJournalTopic
{
    public IEnumerable<IJournalFields> Covers => [];

    public async Task TellAsync(JournalBook book)
    {
        foreach (var update in book.Updates<MobilePlatform>())
        {
            if (!update.Values.TryGetValue(nameof(MobilePlatform.Availability), out var value) || value is not PlatformAvailability to)
            {
                continue;
            }

            foreach (var platform in await update.Rows.AsNoTracking().Where(platform => platform.Availability != to).ToListAsync())
            {
                book.Open(JournalKind.PlatformChanged).About(() => platform.Id, platform.Name)
                    .With(JournalSaid.Before + nameof(MobilePlatform.Availability), JournalText.Of(platform.Availability))
                    .With(JournalSaid.After + nameof(MobilePlatform.Availability), JournalText.Of(to));
            }
        }
    }
}
