using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Hears of every move of a campaign, inside the transaction that makes it, and puts a mail into the outbox for each contact who
/// wants one (rule 13) and sees the campaign.
/// </summary>
public sealed class CampaignNotices(ConnectorsDbContext db, Outbox outbox)
{
    public async Task AddAsync(ExpressCampaign campaign, CampaignMove move)
    {
        if (!outbox.IsEnabled)
        {
            return;
        }

        var categories = db.Set<Labels.ContactCategory>();
        var contacts = await db.Contacts.Allowed(move.At)
            .Where(contact => contact.NotifyOnActionChange)
            .Where(contact => !categories.Any(link => link.ContactId == contact.Id)
                || categories.Any(link => link.ContactId == contact.Id && link.LabelId == campaign.CategoryId))
            .Select(contact => contact.Id)
            .ToListAsync();
        foreach (var contact in contacts)
        {
            outbox.Add(contact, new CampaignStateMail(
                campaign.Id, campaign.Name, move.Kind, move.To, move.At, move.ContactName, move.DeviceName, move.NewScheduledAt));
        }
    }
}
