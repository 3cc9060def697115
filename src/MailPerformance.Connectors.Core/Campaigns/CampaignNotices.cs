using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Hears of every move of a campaign, inside the write that makes it (rule 17).</summary>
public sealed class CampaignNotices(ConnectorsDbContext db, Outbox outbox)
{
    public void Add(CampaignMove move, long accountId)
    {
        if (outbox.IsEnabled)
        {
            db.Add(new CampaignNotice { AccountId = accountId, Move = move });
        }
    }
}
