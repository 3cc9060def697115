using System.Security.Cryptography;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Looks whom a <see cref="PasswordAsk"/> is about, and mails a link to each: nobody who is blocked, at an end or deleted, and nobody
/// whose invitation was taken back. Neither a limit nor a miss tells anybody anything.
/// </summary>
public sealed partial class PasswordAskAnswers(
    IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider time, ILogger<PasswordAskAnswers> logger)
{
    /// <summary>How many contacts of one e-mail get a mail each; whoever is not among them asks by the login.</summary>
    public const int MostContacts = 5;

    /// <summary>How many mails one contact gets in <see cref="Time"/>, however often and from wherever is asked.</summary>
    public const int MostMails = 5;

    public static readonly TimeSpan Time = TimeSpan.FromDays(1);

    /// <summary>How long after a mail no other one goes: the one before is on its way.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    private const int BatchSize = 50;

    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);
    private static readonly string Kind = Outbox.NameOf(typeof(ForgottenPasswordMail));
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>How many asks were looked at.</returns>
    public async Task<int> AnswerDueAsync(CancellationToken cancellation = default)
    {
        var answered = 0;
        foreach (var id in await DueAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
            if (await ClaimAsync(db, id) is not { } ask)
            {
                continue;
            }

            if (await AnswerAsync(db, ask) || Now - ask.AskedAt >= GiveUpAfter)
            {
                await db.PasswordAsks.Where(found => found.Id == id).ExecuteDeleteAsync(CancellationToken.None);
                answered++;
            }
        }

        return answered;
    }

    private async Task<List<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Now;
        return await scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().PasswordAsks
            .Where(ask => ask.NextAttemptAt <= now)
            .OrderBy(ask => ask.NextAttemptAt).Take(BatchSize).Select(ask => ask.Id).ToListAsync(cancellation);
    }

    private async Task<PasswordAsk?> ClaimAsync(ConnectorsDbContext db, long id)
    {
        var now = Now;
        var claimed = await db.PasswordAsks.Where(ask => ask.Id == id && ask.NextAttemptAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(ask => ask.NextAttemptAt, now + Claim));
        return claimed == 1 ? await db.PasswordAsks.AsNoTracking().SingleOrDefaultAsync(ask => ask.Id == id) : null;
    }

    // False: an account is busy, so that it is looked at again; the pause keeps whoever has a mail already from getting another.
    private async Task<bool> AnswerAsync(ConnectorsDbContext db, PasswordAsk ask)
    {
        var isDone = true;
        foreach (var (contactId, accountId) in await FindAsync(db, Typed(ask)))
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await MailAsync(scope.ServiceProvider, ask, contactId, accountId);
            }
            catch (AccountBusyException)
            {
                LogBusy(contactId);
                isDone = false;
            }
        }

        return isDone;
    }

    // Encrypted with a key that has gone: it is nobody's.
    private string Typed(PasswordAsk ask)
    {
        try
        {
            return PasswordAsks.ProtectorOf(protection).Unprotect(ask.Protected);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }

    // Somebody's login is nobody's e-mail.
    private async Task<List<(long ContactId, long AccountId)>> FindAsync(ConnectorsDbContext db, string typed)
    {
        var normalized = NormalizedText.Of(typed);
        var everywhere = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var byLogin = await everywhere.Where(contact => contact.NormalizedUserName == normalized)
            .Select(contact => new { contact.Id, contact.AccountId }).ToListAsync();
        if (byLogin.Count == 0)
        {
            byLogin = await everywhere.Where(contact => contact.NormalizedEmail == normalized).Reachable(Now)
                .OrderBy(contact => contact.Id).Take(MostContacts)
                .Select(contact => new { contact.Id, contact.AccountId }).ToListAsync();
        }

        return byLogin.ConvertAll(found => (found.Id, found.AccountId));
    }

    private async Task MailAsync(IServiceProvider services, PasswordAsk ask, long contactId, long accountId)
    {
        services.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Job);
        services.GetRequiredService<JournalCircumstances>().Enter(ask.Address, ask.Agent);
        var db = services.GetRequiredService<ConnectorsDbContext>();
        var outbox = services.GetRequiredService<Outbox>();

        // First without the turn: a flood does not keep others from writing.
        if (await db.Contacts.Where(found => found.Id == contactId).Reachable(Now).AnyAsync() && await MayMailAsync(db, contactId))
        {
            await services.GetRequiredService<AccountWriter>().RunAsync(
                _ => db.Contacts.Where(found => found.Id == contactId).Reachable(Now).SingleOrDefaultAsync(),
                (write, _) => write.Authority.Operate(),
                async (write, contact) =>
                {
                    if (await MayMailAsync(db, contactId))
                    {
                        var isOwn = contact.PasswordHash is not null;
                        outbox.Add(contactId, new ForgottenPasswordMail(
                            isOwn ? contact.AskOwnLink(write.Now, PasswordLinks.OwnLifetime) : contact.PasswordLinkStamp, isOwn));
                    }

                    return WriteResult.Done(true);
                });
        }

        // Each ask, also what no mail followed: one line for all of a minute.
        await services.GetRequiredService<JournalNotes>()
            .CountAsync(accountId, JournalKind.PasswordLinkAsked, Entrance.Browser, contactId);
    }

    private async Task<bool> MayMailAsync(ConnectorsDbContext db, long contactId)
    {
        var now = Now;
        var (since, justNow) = (now - Time, now - Pause);
        var mails = await db.OutboxMails
            .Where(mail => mail.ContactId == contactId && mail.Kind == Kind && mail.CreatedAt > since)
            .Select(mail => mail.CreatedAt).ToListAsync();
        return mails.Count < MostMails && !mails.Exists(at => at > justNow);
    }

    [LoggerMessage(LogLevel.Information, "A link for contact {ContactId} is mailed later: the account is busy")]
    private partial void LogBusy(long contactId);
}

internal static class Reach
{
    /// <summary>
    /// Contacts that may be mailed a link of their own: they may be here, and have a password or an invitation that nobody has taken back.
    /// </summary>
    public static IQueryable<Contact> Reachable(this IQueryable<Contact> contacts, DateTime now) =>
        contacts.Allowed(now).Where(contact => contact.PasswordHash != null || contact.PasswordLinkAt != null);
}
