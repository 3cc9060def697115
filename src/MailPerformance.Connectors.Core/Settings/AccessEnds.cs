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
/// Tells contacts that their access ends soon (<see cref="EndNotice"/>), each by a mail, and those who may extend it by one mail a day
/// for all of them.
/// </summary>
public sealed partial class AccessEnds(IServiceScopeFactory scopes, TimeProvider time, ILogger<AccessEnds> logger)
{
    /// <summary>How many contacts one write looks at: nobody else who writes waits for more.</summary>
    public const int AtOnce = 100;

    /// <summary>How many of those who may extend are told, administrators first.</summary>
    public const int Told = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(20);

    /// <returns>How many contacts were looked at.</returns>
    public async Task<int> TellAsync(CancellationToken cancellation = default)
    {
        var all = 0;
        foreach (var id in await DueAsync(cancellation))
        {
            try
            {
                int some;
                do
                {
                    cancellation.ThrowIfCancellationRequested();
                    some = await TellSomeAsync(id);
                    all += some;
                }
                while (some == AtOnce);
            }
            catch (AccountBusyException)
            {
                LogBusy(id);
            }
        }

        return all;
    }

    // Accounts are few; each is asked for the first of its contacts.
    private async Task<List<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var (now, before) = (time.GetUtcNow().UtcDateTime, time.GetUtcNow().UtcDateTime - Pause);
        var contacts = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        return await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(account => account.IsActive)
            .Where(account => (account.EndNoticesSince != null && (account.EndNoticesToldAt == null || account.EndNoticesToldAt <= before))
                || contacts.Any(contact => contact.AccountId == account.Id && contact.EndNoticeAt <= now))
            .OrderBy(account => account.Id).Select(account => account.Id)
            .ToListAsync(cancellation);
    }

    private async Task<int> TellSomeAsync(long accountId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Job);
        var (db, outbox) = (services.GetRequiredService<ConnectorsDbContext>(), services.GetRequiredService<Outbox>());
        var result = await services.GetRequiredService<AccountWriter>().RunAsync(
            write => write.Authority.Operate(),
            async write =>
            {
                var contacts = await db.Contacts.Where(contact => contact.EndNoticeAt <= write.Now)
                    .OrderBy(contact => contact.EndNoticeAt).Take(AtOnce).ToListAsync();
                contacts.ForEach(contact => Tell(write, outbox, contact));
                if (contacts.Count < AtOnce)
                {
                    await TellExtendersAsync(write, db, outbox);
                }

                return WriteResult.Done(contacts.Count);
            });
        return result.IsDone ? result.Value : 0;
    }

    // Whoever is kept out is not told: nothing would be lost. Whoever has no password has an invitation to answer first.
    private static void Tell(AccountWrite write, Outbox outbox, Contact contact)
    {
        var isFresh = write.Now - contact.EndNoticeAt < EndNotice.Fresh && contact.AccessEndsAt > write.Now;
        if (isFresh && contact.LockedAt is null)
        {
            write.Account.EndNoticesSince ??= write.Now;
            if (contact.PasswordHash is not null)
            {
                outbox.Add(contact.Id, new AccessEndMail(contact.AccessEndsAt!.Value));
            }
        }

        contact.EndNoticeAt = EndNotice.NextOf(contact.AccessEndsAt, write.Now);
    }

    private static async Task TellExtendersAsync(AccountWrite write, ConnectorsDbContext db, Outbox outbox)
    {
        var account = write.Account;
        if (account.EndNoticesSince is null || account.EndNoticesToldAt > write.Now - Pause)
        {
            return;
        }

        (account.EndNoticesSince, account.EndNoticesToldAt) = (null, write.Now);
        var administrators = await db.AbleAdministrators(write.Now).OrderBy(contact => contact.Id).Select(contact => contact.Id)
            .Take(Told).ToListAsync();
        var editing = db.Set<RolePermission>().Where(ticked => ticked.Permission == Permissions.ContactsEdit)
            .Select(ticked => ticked.RoleId);
        var editors = await db.ContactRoles.Where(held => editing.Contains(held.RoleId))
            .OrderBy(held => held.RoleId).ThenBy(held => held.UserId).Select(held => held.UserId).Take(Told).ToListAsync();
        foreach (var id in administrators.Concat(editors).Distinct().Take(Told))
        {
            outbox.Add(id, new AccessEndsMail());
        }
    }

    [LoggerMessage(LogLevel.Information, "Contacts of account {AccountId} whose access ends soon are told later: the account is busy")]
    private partial void LogBusy(long accountId);
}
