using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MailPerformance.Connectors.Core.Settings;

/// <summary>
/// Rule 6 and the calendar: where every administrator's end date is near, the first page and a mail a week say so, until one of them
/// is extended.
/// </summary>
public sealed partial class AdministratorsEnd(IServiceScopeFactory scopes, TimeProvider time, ILogger<AdministratorsEnd> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(7);

    /// <summary>When the last administrator of the account can sign in no more; null: one lasts, or there is none.</summary>
    public static IQueryable<DateTime?> Of(ConnectorsDbContext db, DateTime now)
    {
        var ids = db.AdministratorIds();
        var able = db.Contacts.Where(contact => ids.Contains(contact.Id) && contact.PasswordHash != null).Allowed(now);
        var lasting = able.Lasting(now);
        return db.Accounts.Select(account => lasting.Any() ? null : able.Max(contact => contact.AccessEndsAt));
    }

    /// <returns>How many accounts were warned.</returns>
    public async Task<int> WarnAsync(CancellationToken cancellation = default)
    {
        var warned = 0;
        foreach (var id in await DueAsync(cancellation))
        {
            try
            {
                warned += await WarnAsync(id) ? 1 : 0;
            }
            catch (AccountBusyException)
            {
                LogBusy(id);
            }
        }

        return warned;
    }

    private async Task<List<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var before = now - Pause;
        var near = now.AddDays(ContactStandings.LastingDays);

        // From the administrators, who are few.
        return await db.AdministratorsOf(db.Roles).Able(now)
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(contact => contact.Account.AdministratorsWarnedAt == null || contact.Account.AdministratorsWarnedAt <= before)
            .GroupBy(contact => contact.AccountId)
            .Where(all => all.Count(contact => contact.AccessEndsAt == null || contact.AccessEndsAt >= near) == 0)
            .OrderBy(all => all.Key)
            .Select(all => all.Key)
            .ToListAsync(cancellation);
    }

    private async Task<bool> WarnAsync(long accountId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Job);
        var (db, outbox) = (services.GetRequiredService<ConnectorsDbContext>(), services.GetRequiredService<Outbox>());
        var result = await services.GetRequiredService<AccountWriter>().RunAsync(
            write => write.Authority.Operate(),
            async write =>
            {
                // Looked at again: another node may have warned, or somebody extended one of them.
                var isDue = write.Account.AdministratorsWarnedAt is not { } at || at <= write.Now - Pause;
                if (!isDue || await Of(db, write.Now).SingleAsync() is not { } endsAt)
                {
                    return WriteResult.Done(false);
                }

                write.Account.AdministratorsWarnedAt = write.Now;
                var ids = await db.AdministratorIds().ToListAsync();
                ids.ForEach(id => outbox.Add(id, new AdministratorsEndMail(endsAt)));
                return WriteResult.Done(true);
            });
        return result is { IsDone: true, Value: true };
    }

    [LoggerMessage(LogLevel.Information, "The administrators of account {AccountId} are warned later: the account is busy")]
    private partial void LogBusy(long accountId);
}
