using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Mail;

/// <summary>
/// Sends what is due in the outbox: each mail at least once, by one sender at a time, whatever node it runs on. Failures are tried
/// again after a growing while.
/// </summary>
public sealed partial class OutboxSender(
    IServiceScopeFactory scopes, IOptions<OutboxOptions> options, TimeProvider time, ILogger<OutboxSender> logger, ProductMetrics metrics)
{
    /// <summary>How long a sender has for one mail before another may take it.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <summary>After so long without success a mail is given up: nobody wants yesterday's alarm next week.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    private const int BatchSize = 50;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <returns>How many were sent.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        var sent = 0;
        foreach (var id in await DueAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            if (await ClaimAsync(scope.ServiceProvider, id) is { } mail && await SendAsync(scope.ServiceProvider, mail, cancellation))
            {
                sent++;
            }
        }

        return sent;
    }

    /// <summary>Deletes what was sent or given up long ago, and what is done of contacts that are gone.</summary>
    public async Task<int> PruneAsync(TimeSpan age, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = time.GetUtcNow().UtcDateTime - age;
        var done = Everywhere(scope.ServiceProvider).Where(mail => mail.NextAttemptAt == null);
        return await done.Where(mail => mail.CreatedAt < before).ExecuteDeleteAsync(cancellation)
            + await done.Where(mail => mail.ContactId == null).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The wait after so many attempts: one minute, twice as long each time, never more than an hour.</summary>
    public static TimeSpan WaitAfter(int attempts) =>
        attempts > 6 ? LongestWait : TimeSpan.FromMinutes(Math.Min(LongestWait.TotalMinutes, Math.Pow(2, attempts - 1)));

    private static IQueryable<OutboxMail> Everywhere(IServiceProvider services) =>
        services.GetRequiredService<ConnectorsDbContext>().OutboxMails.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    // A sender that took longer than its claim says nothing about a mail that another has taken.
    private static IQueryable<OutboxMail> Claimed(IServiceProvider services, OutboxMail mail) =>
        Everywhere(services).Where(found => found.Id == mail.Id && found.NextAttemptAt == mail.NextAttemptAt);

    private async Task<IReadOnlyList<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow().UtcDateTime;
        return await Everywhere(scope.ServiceProvider).Where(mail => mail.NextAttemptAt <= now)
            .OrderBy(mail => mail.NextAttemptAt).ThenBy(mail => mail.Id).Take(BatchSize)
            .Select(mail => mail.Id).ToListAsync(cancellation);
    }

    // One of several senders puts the row off; for the others it is no longer due.
    private async Task<OutboxMail?> ClaimAsync(IServiceProvider services, long id)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var until = now + Claim;
        var claimed = await Everywhere(services).Where(mail => mail.Id == id && mail.NextAttemptAt <= now).ExecuteUpdateAsync(set => set
            .SetProperty(mail => mail.NextAttemptAt, until)
            .SetProperty(mail => mail.Attempts, mail => mail.Attempts + 1));
        return claimed == 1 ? await Everywhere(services).AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == id) : null;
    }

    private async Task<bool> SendAsync(IServiceProvider services, OutboxMail mail, CancellationToken cancellation)
    {
        services.GetRequiredService<CurrentAccount>().Enter(mail.AccountId);
        try
        {
            var composed = await services.GetRequiredService<IMailComposer>().ComposeAsync(mail, cancellation);
            if (composed is null)
            {
                await EndAsync(services, mail, isSent: false, OutboxMail.OutOfDate);
                return false;
            }

            // Whoever stops in the middle does not know whether the server has taken it: it would go twice.
            await services.GetRequiredService<IMailTransport>().SendAsync(composed, CancellationToken.None);
            await EndAsync(services, mail, isSent: true, null);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The program is stopping: the claim runs out, and the mail is tried again.
            throw;
        }
        catch (MailRefusedException refused)
        {
            LogFailure(mail.Id, mail.Attempts, WithoutWords(refused));
            await EndAsync(services, mail, isSent: false, refused.Message);
            return false;
        }
        catch (Exception failure)
        {
            LogFailure(mail.Id, mail.Attempts, WithoutWords(failure));
            await PostponeAsync(services, mail, failure.Message);
            return false;
        }
    }

    private Task<int> EndAsync(IServiceProvider services, OutboxMail mail, bool isSent, string? error)
    {
        metrics.CountMail(
            isSent ? MailOutcome.Sent : error == OutboxMail.OutOfDate ? MailOutcome.OutOfDate : MailOutcome.GivenUp);
        DateTime? now = time.GetUtcNow().UtcDateTime;
        var data = options.Value.KeepsWhatWasSaid ? mail.Data : OutboxMail.NoData;
        return Claimed(services, mail).ExecuteUpdateAsync(set => set
            .SetProperty(found => found.NextAttemptAt, (DateTime?)null)
            .SetProperty(found => found.SentAt, isSent ? now : null)
            .SetProperty(found => found.GivenUpAt, isSent ? null : now)
            .SetProperty(found => found.Recipient, (string?)null)
            .SetProperty(found => found.Data, data)
            .SetProperty(found => found.LastError, Cut(error)));
    }

    private Task<int> PostponeAsync(IServiceProvider services, OutboxMail mail, string error)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - mail.CreatedAt >= GiveUpAfter)
        {
            return EndAsync(services, mail, isSent: false, error);
        }

        metrics.CountMail(MailOutcome.Failed);
        var next = now + WaitAfter(mail.Attempts);
        return Claimed(services, mail).ExecuteUpdateAsync(set => set
            .SetProperty(found => found.NextAttemptAt, next)
            .SetProperty(found => found.LastError, Cut(error)));
    }

    private static string? Cut(string? text) => text?.Length > OutboxMail.ErrorMaxLength ? text[..OutboxMail.ErrorMaxLength] : text;

    // What happened and where, without what was said: servers repeat addresses. The row has the words.
    private static string WithoutWords(Exception failure)
    {
        var kinds = new List<string>();
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            kinds.Add(cause.GetType().Name);
        }

        return string.Join(" < ", kinds) + Environment.NewLine + failure.StackTrace;
    }

    [LoggerMessage(LogLevel.Warning, "Mail {MailId} was not sent at attempt {Attempt}: {Failure}")]
    private partial void LogFailure(long mailId, int attempt, string failure);
}
