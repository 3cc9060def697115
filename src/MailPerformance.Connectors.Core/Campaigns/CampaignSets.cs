using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>The tables of campaigns.</summary>
public static class CampaignSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<ExpressCampaign> Campaigns => db.Set<ExpressCampaign>();

        public DbSet<CampaignMove> CampaignMoves => db.Set<CampaignMove>();

        public DbSet<CampaignOrder> CampaignOrders => db.Set<CampaignOrder>();

        public DbSet<CampaignNotice> CampaignNotices => db.Set<CampaignNotice>();

        public DbSet<CampaignPoint> CampaignPoints => db.Set<CampaignPoint>();
    }

    /// <summary>The last one of each of the campaigns that has moved. The others are not read.</summary>
    public static IQueryable<CampaignMove> LastOf(this IQueryable<CampaignMove> moves, IQueryable<ExpressCampaign> campaigns)
    {
        var ids = campaigns.Select(campaign => campaign.Moves.Max(move => (long?)move.Id));
        return moves.Where(move => ids.Contains(move.Id));
    }
}
