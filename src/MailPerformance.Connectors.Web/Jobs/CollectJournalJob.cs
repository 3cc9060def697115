using MailPerformance.Connectors.Core.Journal;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Makes entries of the journal of what was noted since.</summary>
[DisallowConcurrentExecution]
public sealed class CollectJournalJob(JournalCollector journal) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await journal.CollectAsync(cancellationToken);
}
