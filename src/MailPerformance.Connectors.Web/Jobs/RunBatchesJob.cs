using MailPerformance.Connectors.Core.Batches;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Works on actions on many contacts until none is left.</summary>
[DisallowConcurrentExecution]
public sealed class RunBatchesJob(BatchRunner batches) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await batches.RunAsync(cancellationToken);
}
