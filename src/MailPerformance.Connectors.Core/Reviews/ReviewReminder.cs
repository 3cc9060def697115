using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>
/// Reminds the administrators of an account that a review is due. Each date follows from the one before it, so that a reminder that was
/// late moves none of the later ones. A review that nobody does takes nothing away from anybody.
/// </summary>
public sealed partial class ReviewReminder(
    IServiceScopeFactory scopes, IOptions<ReviewOptions> options, TimeProvider time, ILogger<ReviewReminder> logger)
{
    /// <returns>How many accounts were reminded.</returns>
    public async Task<int> RemindAsync(CancellationToken cancellation = default)
    {
        var reminded = 0;
        foreach (var id in await DueAsync(cancellation))
        {
            try
            {
                reminded += await RemindAsync(id) ? 1 : 0;
            }
            catch (AccountBusyException)
            {
                LogBusy(id);
            }
        }

        return reminded;
    }

    private async Task<List<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var (now, usual) = (time.GetUtcNow().UtcDateTime, options.Value.EveryMonths);
        return await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(account => account.IsActive && (account.ReviewEveryMonths ?? usual) > 0)
            .Where(account => account.ReviewDueAt == null || account.ReviewDueAt <= now)
            .OrderBy(account => account.Id)
            .Select(account => account.Id)
            .ToListAsync(cancellation);
    }

    private async Task<bool> RemindAsync(long accountId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Job);
        var (db, outbox) = (services.GetRequiredService<ConnectorsDbContext>(), services.GetRequiredService<Outbox>());
        var result = await services.GetRequiredService<AccountWriter>().RunAsync(
            write => write.Authority.Operate(),
            async write =>
            {
                // Looked at again: another node may have reminded.
                var months = write.Account.ReviewEveryMonths ?? options.Value.EveryMonths;
                var due = write.Account.ReviewDueAt;
                if (months == 0 || due > write.Now)
                {
                    return WriteResult.Done(false);
                }

                write.Account.ReviewDueAt = NextOf(due, months, write.Now);
                var last = await db.AccessReviews.OrderByDescending(review => review.Id)
                    .Select(review => new { review.StartedAt, review.EndedAt }).Take(2).ToListAsync();
                var lastAt = last.Select(review => review.EndedAt).FirstOrDefault(at => at is not null);
                if (due is null || lastAt > write.Now - HalfOf(months))
                {
                    return WriteResult.Done(false);
                }

                var openSince = last.Where(review => review.EndedAt is null).Select(review => (DateTime?)review.StartedAt).FirstOrDefault();
                var ids = await db.AdministratorIds().ToListAsync();
                ids.ForEach(id => outbox.Add(id, new ReviewReminderMail(lastAt, openSince)));
                return WriteResult.Done(true);
            });
        return result is { IsDone: true, Value: true };
    }

    // An account that has no date yet gets its first one, a whole period ahead. Of dates that nobody was reminded of, one mail is enough.
    private static DateTime NextOf(DateTime? due, int months, DateTime now)
    {
        var (first, count) = (due ?? now, 1);
        while (first.AddMonths(count * months) <= now)
        {
            count++;
        }

        return first.AddMonths(count * months);
    }

    // A review that was done a little early needs no reminder.
    private static TimeSpan HalfOf(int months) => TimeSpan.FromDays(15 * months);

    [LoggerMessage(LogLevel.Information, "The administrators of account {AccountId} are reminded of a review later: the account is busy")]
    private partial void LogBusy(long accountId);
}
