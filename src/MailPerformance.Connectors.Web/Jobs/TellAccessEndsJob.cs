using MailPerformance.Connectors.Core.Settings;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Runs <see cref="AccessEnds"/>.</summary>
[DisallowConcurrentExecution]
public sealed class TellAccessEndsJob(AccessEnds ends) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await ends.TellAsync(cancellationToken);
}
