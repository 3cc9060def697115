using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using OpenIddict.Abstractions;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>
/// Deletes what nobody will ask for again: mails a month after they went, actions on many contacts a month after they began, invitations
/// a day after they ended, sessions a day after they were last used, the sign-in server's rows when no token of theirs could have been good any more (until then a
/// second use of one is recognised). What the database knows of the sizes of its tables comes after it.
/// </summary>
[DisallowConcurrentExecution]
public sealed class PruneJob(
    OutboxSender mails,
    InvitationService invitations,
    Sessions sessions,
    JournalPruning journal,
    BatchService batches,
    IOpenIddictTokenManager tokens,
    IOpenIddictAuthorizationManager authorizations,
    IDatabaseUpkeep upkeep,
    ConnectorsDbContext db,
    TimeProvider time) : IJob
{
    private static readonly TimeSpan MailAge = TimeSpan.FromDays(30);

    private static readonly TimeSpan BatchAge = TimeSpan.FromDays(30);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await mails.PruneAsync(MailAge, cancellationToken);
        await invitations.PruneAsync(Day, cancellationToken);
        await sessions.PruneAsync(Day, cancellationToken);
        await journal.PruneAsync(cancellationToken);
        await batches.PruneAsync(time.GetUtcNow().UtcDateTime - BatchAge, cancellationToken);
        var before = time.GetUtcNow() - MobileAccess.SignInLifetime;
        await tokens.PruneAsync(before, cancellationToken);
        await authorizations.PruneAsync(before, cancellationToken);
        await upkeep.RefreshStatisticsAsync(db, cancellationToken);
    }
}
