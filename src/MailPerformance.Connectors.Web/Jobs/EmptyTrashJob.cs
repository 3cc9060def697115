using MailPerformance.Connectors.Core.Restoring;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Erases for good what has been in the trash for long enough.</summary>
[DisallowConcurrentExecution]
public sealed class EmptyTrashJob(Erasing erasing) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await erasing.EmptyAsync(cancellationToken);
}
