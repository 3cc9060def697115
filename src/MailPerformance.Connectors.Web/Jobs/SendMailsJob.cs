using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.SignIn;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Finds who wants to know of moved campaigns and who has forgotten a password, then empties the outbox, batch after batch.</summary>
[DisallowConcurrentExecution]
public sealed class SendMailsJob(CampaignNoticeSender notices, PasswordAskAnswers asks, FirstLinks links, OutboxSender sender) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await notices.SendDueAsync(cancellationToken);
        await asks.AnswerDueAsync(cancellationToken);
        await links.SendDueAsync(cancellationToken);
        while (await sender.SendDueAsync(cancellationToken) > 0)
        {
        }
    }
}
