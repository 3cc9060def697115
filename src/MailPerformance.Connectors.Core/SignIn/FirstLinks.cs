using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// The links of contacts who have not chosen a password yet: taken back one by one, mailed again to all. The request only notes who wants
/// that; a job makes the links of its maker, some at a time, so that nobody waits behind an account of a million contacts.
/// </summary>
public sealed partial class FirstLinks(IServiceScopeFactory scopes, ILogger<FirstLinks> logger)
{
    /// <summary>How long after a link « Renvoyer à tous » makes no other for the same contact: pressed twice it sends nothing twice.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    private const int AtOnce = 50;

    /// <returns>How many links were made.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        var made = 0;
        foreach (var accountId in await DueAsync(cancellation))
        {
            try
            {
                made += await SendAsync(accountId);
            }
            catch (AccountBusyException)
            {
                LogBusy(accountId);
            }
        }

        return made;
    }

    private async Task<List<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().Accounts
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(account => account.FirstLinksAt != null && account.IsActive)
            .OrderBy(account => account.FirstLinksAt).Select(account => account.Id).ToListAsync(cancellation);
    }

    // One write for some contacts. Where it stopped stands in the account, so that a node that dies leaves the rest to another.
    private async Task<int> SendAsync(long accountId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Job);
        var (db, outbox) = (services.GetRequiredService<ConnectorsDbContext>(), services.GetRequiredService<Outbox>());
        var makers = services.GetRequiredService<SignedInContacts>();
        var result = await services.GetRequiredService<AccountWriter>().RunAsync(
            write => write.Authority.Operate(),
            async write =>
            {
                var account = write.Account;
                if (account is not { FirstLinksAt: not null, FirstLinksById: { } makerId })
                {
                    return WriteResult.Done(0);
                }

                // Whoever wanted it may not be here any more, or may not give links.
                var some = outbox.IsEnabled && await makers.FindAsync(makerId) is { Actor.IsAdministrator: true }
                    ? await NextAsync(db, account.FirstLinksAfterId, write.Now)
                    : [];
                var due = some.Where(contact => contact.FirstLinkTakenBackAt is null && !(contact.PasswordLinkAt > write.Now - Pause))
                    .ToList();
                foreach (var contact in due)
                {
                    contact.MakePasswordLink(makerId, write.Now);
                    outbox.Add(contact.Id, new PasswordLinkMail(contact.PasswordLinkStamp));
                }

                var isOver = some.Count < AtOnce;
                account.FirstLinksAfterId = isOver ? 0 : some[^1].Id;
                account.FirstLinksAt = isOver ? null : account.FirstLinksAt;
                return WriteResult.Done(due.Count);
            });
        return result.Value;
    }

    private static Task<List<Contact>> NextAsync(ConnectorsDbContext db, long afterId, DateTime now) =>
        db.Contacts.Where(contact => contact.PasswordHash == null && contact.Id > afterId).Allowed(now)
            .OrderBy(contact => contact.Id).Take(AtOnce).ToListAsync();

    [LoggerMessage(LogLevel.Information, "Links of account {AccountId} are sent later: the account is busy")]
    private partial void LogBusy(long accountId);
}
