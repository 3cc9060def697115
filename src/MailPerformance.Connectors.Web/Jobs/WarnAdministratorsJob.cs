using MailPerformance.Connectors.Core.Settings;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Runs <see cref="AdministratorsEnd"/>.</summary>
[DisallowConcurrentExecution]
public sealed class WarnAdministratorsJob(AdministratorsEnd end) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await end.WarnAsync(cancellationToken);
}
