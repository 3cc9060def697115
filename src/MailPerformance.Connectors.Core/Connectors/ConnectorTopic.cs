using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>What the journal says of connectors, and of the platforms that they are for.</summary>
internal sealed class ConnectorTopic(ConnectorsDbContext db) : IJournalTopic
{
    // What happens to a connector has kinds of its own; the rest are copies of its contact.
    private static readonly JournalFields<MobileConnector> Fields = new JournalFields<MobileConnector>()
        .Tells(connector => connector.Privilege)
        .Leaves(
            connector => connector.Id, connector => connector.AccountId, connector => connector.ContactId,
            connector => connector.PlatformId, connector => connector.CreatedAt, connector => connector.GrantedById,
            connector => connector.GrantedByName, connector => connector.GrantedAt, connector => connector.GrantedIn,
            connector => connector.GrantedThrough, connector => connector.ReviewSince,
            connector => connector.ReviewById, connector => connector.IsHeld, connector => connector.InvitedAt,
            connector => connector.ActivatedAt, connector => connector.NormalizedLastName, connector => connector.NormalizedFirstName,
            connector => connector.NormalizedUserName, connector => connector.SuspendedFrom);

    public IEnumerable<IJournalFields> Covers => [Fields];

    public async Task TellAsync(JournalBook book)
    {
        List<EntityEntry<MobileConnector>> rows = [.. book.Changed<MobileConnector>()];
        var gone = await OfDeletedContactsAsync(book);
        if (rows.Count == 0 && gone.Count == 0)
        {
            return;
        }

        var platforms = await PlatformsAsync(book, rows.Select(row => row.Entity).Concat(gone));
        foreach (var row in rows.Where(row => !gone.Exists(other => other.Id == row.Entity.Id)))
        {
            foreach (var kind in KindsOf(row))
            {
                var draft = About(book, kind, row.Entity, platforms);
                if (kind == KindOfState(row))
                {
                    draft.With(row, Fields);
                }
            }
        }

        foreach (var connector in gone)
        {
            About(book, JournalKind.ConnectorRemoved, connector, platforms)
                .With(JournalSaid.Before + nameof(MobileConnector.Privilege), JournalText.Of(connector.Privilege));
        }
    }

    private static JournalKind KindOfState(EntityEntry<MobileConnector> row) => row.State switch
    {
        EntityState.Added => JournalKind.ConnectorGiven,
        EntityState.Deleted => JournalKind.ConnectorRemoved,
        _ => JournalKind.ConnectorChanged,
    };

    private static IEnumerable<JournalKind> KindsOf(EntityEntry<MobileConnector> row)
    {
        if (row.State != EntityState.Modified || Fields.HasNews(row))
        {
            yield return KindOfState(row);
        }

        if (row.State == EntityState.Deleted)
        {
            yield break;
        }

        if (IsSet(row, nameof(MobileConnector.ActivatedAt)))
        {
            yield return JournalKind.ConnectorActivated;
        }

        if (IsSet(row, nameof(MobileConnector.InvitedAt)))
        {
            yield return JournalKind.ConnectorInvited;
        }

        if (IsSet(row, nameof(MobileConnector.ReviewSince)))
        {
            yield return JournalKind.ConnectorToReview;
        }

        var review = row.Property(connector => connector.ReviewSince);
        if (row.State == EntityState.Modified && review.OriginalValue is not null && review.CurrentValue is null)
        {
            yield return JournalKind.ConnectorConfirmed;
        }
    }

    private static bool IsSet(EntityEntry<MobileConnector> row, string name)
    {
        var instant = row.Property(name);
        return instant.CurrentValue is not null && (row.State == EntityState.Added || !Equals(instant.CurrentValue, instant.OriginalValue));
    }

    private static JournalDraft About(
        JournalBook book, JournalKind kind, MobileConnector connector, Dictionary<long, string> platforms) => book.Open(kind)
        .About(() => connector.Id, platforms.GetValueOrDefault(connector.PlatformId, connector.Platform?.Name ?? ""))
        .Concerning(() => connector.ContactId, connector.Contact is { } contact ? ContactTopic.PersonOf(contact) : null);

    // They go with their contact, by the database itself.
    private async Task<List<MobileConnector>> OfDeletedContactsAsync(JournalBook book)
    {
        List<long> ids = [.. book.Changed<Contact>().Where(row => row.State == EntityState.Deleted).Select(row => row.Entity.Id)];
        return ids.Count == 0
            ? []
            : await db.MobileConnectors.AsNoTracking().Where(connector => ids.Contains(connector.ContactId)).ToListAsync();
    }

    private async Task<Dictionary<long, string>> PlatformsAsync(JournalBook book, IEnumerable<MobileConnector> connectors)
    {
        var names = book.Known<MobilePlatform>().ToDictionary(platform => platform.Id, platform => platform.Name);
        return connectors.All(connector => connector.Platform is not null || names.ContainsKey(connector.PlatformId))
            ? names
            : await db.MobilePlatforms.AsNoTracking().ToDictionaryAsync(platform => platform.Id, platform => platform.Name);
    }
}
