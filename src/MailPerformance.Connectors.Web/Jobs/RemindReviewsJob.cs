using MailPerformance.Connectors.Core.Reviews;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Runs <see cref="ReviewReminder"/>.</summary>
[DisallowConcurrentExecution]
public sealed class RemindReviewsJob(ReviewReminder reminder) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await reminder.RemindAsync(cancellationToken);
}
