using MailPerformance.Connectors.Core.Mail;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Empties the outbox, batch after batch.</summary>
[DisallowConcurrentExecution]
public sealed class SendMailsJob(OutboxSender sender) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        while (await sender.SendDueAsync(cancellationToken) > 0)
        {
        }
    }
}
