using MailPerformance.Connectors.Core.Mail;
using OpenIddict.Abstractions;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>Deletes what nobody will ask for again: mails a month after they went, the sign-in server's rows two weeks after they ended.</summary>
[DisallowConcurrentExecution]
public sealed class PruneJob(OutboxSender mails, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, TimeProvider time) : IJob
{
    private static readonly TimeSpan MailAge = TimeSpan.FromDays(30);

    private static readonly TimeSpan TokenAge = TimeSpan.FromDays(14);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await mails.PruneAsync(MailAge, cancellationToken);
        var before = time.GetUtcNow() - TokenAge;
        await tokens.PruneAsync(before, cancellationToken);
        await authorizations.PruneAsync(before, cancellationToken);
    }
}
