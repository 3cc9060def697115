using MailPerformance.Connectors.Core.Campaigns;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Development only: sends campaigns that nobody receives.</summary>
[DisallowConcurrentExecution]
public sealed class SimulateCampaignsJob(CampaignSimulator simulator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await simulator.StepAsync(cancellationToken);
}
