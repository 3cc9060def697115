using MailPerformance.Connectors.Core.Campaigns;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Sends the orders again that the sending system has not answered, and those that a process left behind when it died.</summary>
[DisallowConcurrentExecution]
public sealed class SendOrdersJob(CampaignOrderSender sender) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sender.SendDueAsync(cancellationToken);
}
