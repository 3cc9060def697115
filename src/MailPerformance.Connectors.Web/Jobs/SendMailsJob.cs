using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Mail;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Finds who wants to know of moved campaigns, then empties the outbox, batch after batch.</summary>
[DisallowConcurrentExecution]
public sealed class SendMailsJob(CampaignNoticeSender notices, OutboxSender sender) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await notices.SendDueAsync(cancellationToken);
        while (await sender.SendDueAsync(cancellationToken) > 0)
        {
        }
    }
}
