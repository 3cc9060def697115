using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>What the journal says of campaigns: their orders, what comes of them, and what is brought from outside.</summary>
internal sealed class CampaignTopic(ConnectorsDbContext db) : IJournalTopic
{
    // Where it stands is told by its moves; counts are statistics.
    private static readonly JournalFields<ExpressCampaign> Fields = new JournalFields<ExpressCampaign>()
        .Tells(campaign => campaign.Name, campaign => campaign.Subject)
        .Leaves(
            campaign => campaign.Id, campaign => campaign.AccountId, campaign => campaign.ExternalKey, campaign => campaign.NormalizedName,
            campaign => campaign.CategoryId, campaign => campaign.State, campaign => campaign.ScheduledAt, campaign => campaign.StartedAt,
            campaign => campaign.EndedAt, campaign => campaign.ListedAt, campaign => campaign.Version, campaign => campaign.Counts,
            campaign => campaign.CountedAt, campaign => campaign.CreatedAt);

    private static readonly JournalFields<CampaignMove> Moves = new JournalFields<CampaignMove>()
        .Tells(move => move.Kind, move => move.NewScheduledAt)
        .Leaves(
            move => move.Id, move => move.AccountId, move => move.CampaignId, move => move.From, move => move.To, move => move.At,
            move => move.ContactId, move => move.ContactName, move => move.DeviceName, move => move.OldScheduledAt);

    private static readonly JournalFields<CampaignOrder> Orders = new JournalFields<CampaignOrder>()
        .Tells(order => order.Kind, order => order.ScheduledAt)
        .Leaves(
            order => order.Id, order => order.AccountId, order => order.CampaignId, order => order.ContactId, order => order.ContactName,
            order => order.DeviceName, order => order.IdempotencyKey, order => order.SendingKey, order => order.State,
            order => order.KeptAt, order => order.SentAt, order => order.AcceptedAt, order => order.AnsweredAt,
            order => order.NextAttemptAt, order => order.Attempts, order => order.Refusal, order => order.RefusalWords,
            order => order.MoveId);

    public IEnumerable<IJournalFields> Covers => [Fields, Moves, Orders];

    public async Task TellAsync(JournalBook book)
    {
        foreach (var row in book.Changed<ExpressCampaign>())
        {
            await TellCampaignAsync(book, row);
        }

        // An order comes before the move that it makes.
        foreach (var row in book.Changed<CampaignOrder>())
        {
            await TellOrderAsync(book, row);
        }

        foreach (var row in book.Changed<CampaignMove>().Where(row => row.State == EntityState.Added))
        {
            await TellMoveAsync(book, row);
        }
    }

    private async Task TellCampaignAsync(JournalBook book, EntityEntry<ExpressCampaign> row)
    {
        var category = row.Property(campaign => campaign.CategoryId);
        var hasCategory = row.State == EntityState.Added
            ? category.CurrentValue is not null
            : category.CurrentValue != category.OriginalValue;
        if (row.State == EntityState.Modified && !hasCategory && !Fields.HasNews(row))
        {
            return;
        }

        if (row.State == EntityState.Deleted)
        {
            book.Open(JournalKind.CampaignDeleted).About(() => row.Entity.Id, row.Entity.Name);
            return;
        }

        var draft = book.Open(row.State == EntityState.Added ? JournalKind.CampaignAdded : JournalKind.CampaignChanged)
            .About(() => row.Entity.Id, row.Entity.Name).With(row, Fields);
        if (hasCategory)
        {
            await WithCategoryAsync(draft, row, category);
        }
    }

    private async Task WithCategoryAsync(
        JournalDraft draft, EntityEntry<ExpressCampaign> row, PropertyEntry<ExpressCampaign, long?> category)
    {
        if (row.State == EntityState.Modified)
        {
            draft.With(JournalSaid.Before + "Category", await NameAsync(category.OriginalValue));
        }

        draft.With(JournalSaid.After + "Category", await NameAsync(category.CurrentValue));
    }

    private async Task TellMoveAsync(JournalBook book, EntityEntry<CampaignMove> row)
    {
        var move = row.Entity;
        var campaignId = (long)row.Property(nameof(CampaignMove.CampaignId)).CurrentValue!;
        var campaign = db.ChangeTracker.Entries<ExpressCampaign>()
            .FirstOrDefault(found => (long)found.Property(nameof(ExpressCampaign.Id)).CurrentValue! == campaignId);

        // A campaign that comes from outside comes with all its moves.
        if (campaign?.State == EntityState.Added)
        {
            return;
        }

        var draft = book.Open(JournalKind.CampaignMoved)
            .About(() => move.CampaignId, campaign?.Entity.Name ?? await CampaignAsync(move.CampaignId)).With(row, Moves);
        if (move.ContactId is { } contactId)
        {
            draft.Concerning(() => contactId);
        }
    }

    private async Task TellOrderAsync(JournalBook book, EntityEntry<CampaignOrder> row)
    {
        var order = row.Entity;
        if (row.State == EntityState.Added)
        {
            (await AboutAsync(JournalKind.OrderGiven)).With(row, Orders);
        }

        var state = row.Property(found => found.State);
        if (order.State == CampaignOrderState.Refused && (row.State == EntityState.Added || state.IsModified))
        {
            (await AboutAsync(JournalKind.OrderRefused))
                .With(JournalSaid.After + nameof(CampaignOrder.Kind), JournalText.Of(order.Kind))
                .With(JournalSaid.After + nameof(CampaignOrder.Refusal), JournalText.Of(order.Refusal));
        }

        async Task<JournalDraft> AboutAsync(JournalKind kind) => book.Open(kind)
            .About(() => order.CampaignId, order.Campaign?.Name ?? await CampaignAsync(order.CampaignId)).Concerning(() => order.ContactId);
    }

    private Task<string?> CampaignAsync(long id) =>
        db.Campaigns.Where(campaign => campaign.Id == id).Select(campaign => (string?)campaign.Name).FirstOrDefaultAsync();

    private async Task<string?> NameAsync(long? categoryId) =>
        categoryId is { } id ? (await db.Set<Labels.Category>().FindAsync(id))?.Name : null;
}
