using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Checks a login and a password. Every failure (unknown, wrong, blocked, expired, kept out) has the same answer and costs one
/// password hash, so that neither words nor time tell which it was.
/// </summary>
public sealed class PasswordSignIn(
    ConnectorsDbContext db, PasswordHashing hashing, LoginTries tries, JournalNotes notes, ProductMetrics metrics, TimeProvider time)
{
    public const int MaxFailures = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    private IQueryable<Contact> Everywhere => db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Who it is, or null. Whoever has a second factor is not signed in before that is checked, too.</summary>
    /// <exception cref="BusyException">Too many passwords are being tried; this one was not looked at.</exception>
    public async Task<PasswordPassed?> VerifyAsync(string login, string password) =>
        (await CountedAsync(login, password, SignInWay.Page)).Passed;

    /// <summary>
    /// The same where a contact that may not be signed in just now (blocked, past its end date, of an inactive account) is to learn why:
    /// who that is, when the password is right. Its wrong passwords count as everybody's do.
    /// </summary>
    /// <exception cref="BusyException">Too many passwords are being tried; this one was not looked at.</exception>
    public Task<PasswordAnswer> VerifyInFrontOfAppAsync(string login, string password) =>
        CountedAsync(login, password, SignInWay.App);

    private async Task<PasswordAnswer> CountedAsync(string login, string password, SignInWay way)
    {
        try
        {
            var (answer, refused) = await AnswerAsync(login, password, tellsWhoIsSuspended: way == SignInWay.App);
            if (refused is { } outcome)
            {
                metrics.CountSignIn(way, outcome);
            }

            return answer;
        }
        catch (BusyException busy)
        {
            metrics.CountSignIn(way, busy is TooManyTriesException ? SignInOutcome.TooMany : SignInOutcome.Busy);
            throw;
        }
    }

    // Why it was refused is for the metrics alone.
    private async Task<(PasswordAnswer Answer, SignInOutcome? Refused)> AnswerAsync(string login, string password, bool tellsWhoIsSuspended)
    {
        var normalized = NormalizedText.Of(login);
        tries.CountPassword(normalized);
        var able = Everywhere.AbleToSignIn(Now);
        var allowed = Everywhere.Allowed(Now);
        var letIn = Everywhere.NotKeptOutBy(KeptOutBy.WrongPasswords, Now);
        var factors = db.SecondFactors.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var contact = await Everywhere
            .Where(found => found.NormalizedUserName == normalized)
            .Select(found => new
            {
                found.PasswordHash,
                Passed = new PasswordPassed(
                    found.Id, found.AccountId, found.SecurityStamp ?? "", factors.Any(factor => factor.ContactId == found.Id)),
                IsAble = able.Any(other => other.Id == found.Id),
                IsAllowed = allowed.Any(other => other.Id == found.Id),
                IsLetIn = letIn.Any(other => other.Id == found.Id),
            })
            .SingleOrDefaultAsync();

        var isRight = await hashing.IsRightAsync(contact?.PasswordHash, password);
        var isSuspended = tellsWhoIsSuspended && contact is { IsAllowed: false, IsLetIn: true };
        if (contact is null || !isRight || !(contact.IsAble || isSuspended))
        {
            // Nobody's failure is counted for whoever cannot come in anyway, which takes as long.
            await CountFailureAsync(contact is not null && (contact.IsAble || isSuspended) ? contact.Passed.ContactId : 0);
            await NoteAsync(normalized, contact?.Passed.ContactId);
            return (new PasswordAnswer(null, null), contact switch
            {
                { IsLetIn: false } => SignInOutcome.Locked,
                { IsAllowed: false } when isRight => SignInOutcome.Suspended,
                _ => SignInOutcome.Wrong,
            });
        }

        if (!contact.IsAble)
        {
            var isTold = await MayBeToldAsync(contact.Passed.ContactId);
            return (new PasswordAnswer(null, isTold ? contact.Passed.ContactId : null), SignInOutcome.Suspended);
        }

        return await MayComeInAsync(contact.Passed)
            ? (new PasswordAnswer(contact.Passed, null), null)
            : (new PasswordAnswer(null, null), SignInOutcome.Locked);
    }

    /// <summary>The contact is in: what was wrong before does not count any more.</summary>
    internal async Task<bool> ForgetFailuresAsync(PasswordPassed passed) =>
        await Passed(passed).ExecuteUpdateAsync(set => set.SetProperty(found => found.AccessFailedCount, 0)) > 0;

    /// <summary>
    /// One wrong password or code more, wherever it was typed; the fifth keeps the contact out. Attempts at the same moment follow one
    /// another in the database, which counts none after the fifth.
    /// </summary>
    /// <returns>False when the contact is kept out already.</returns>
    public async Task<bool> CountFailureAsync(long contactId)
    {
        var now = Now;
        DateTimeOffset? until = new DateTimeOffset(now.Add(Lockout));
        var contact = Everywhere.Where(found => found.Id == contactId);
        var counted = await contact.NotKeptOutBy(KeptOutBy.WrongPasswords, now)
            .ExecuteUpdateAsync(set => set
                .SetProperty(found => found.LockoutEnd, found => found.AccessFailedCount + 1 < MaxFailures ? found.LockoutEnd : until)
                .SetProperty(found => found.AccessFailedCount, found => (found.AccessFailedCount + 1) % MaxFailures));

        // Pages that show who is suspended look at this number.
        await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(account => contact.Any(found => found.AccountId == account.Id && found.LockoutEnd == until))
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.WriteSequence, account => account.WriteSequence + 1));
        return counted > 0;
    }

    // Of a login that nobody has, too, which takes as long; what was typed is kept nowhere, for it may be a password.
    private async Task NoteAsync(string login, long? contactId)
    {
        var code = login.Length < Account.CodeLength ? "" : login[..Account.CodeLength];
        var accountId = await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(account => account.Code == code).Select(account => (long?)account.Id).SingleOrDefaultAsync();
        if (accountId is { } id)
        {
            await notes.CountAsync(id, JournalKind.SignInRefused, Entrance.Browser, contactId);
        }
    }

    // While the password was hashed, others may have been counted: five wrong tries mean five, however many there are at once.
    private async Task<bool> MayComeInAsync(PasswordPassed passed)
    {
        var failures = await Passed(passed).Select(found => (int?)found.AccessFailedCount).SingleOrDefaultAsync();

        // With the password alone nobody starts the count of wrong codes anew.
        return failures > 0 && !passed.NeedsCode ? await ForgetFailuresAsync(passed) : failures is not null;
    }

    // The same of somebody who learns why they may not come in.
    private Task<bool> MayBeToldAsync(long contactId) =>
        Everywhere.NotKeptOutBy(KeptOutBy.WrongPasswords, Now).AnyAsync(found => found.Id == contactId);

    private IQueryable<Contact> Passed(PasswordPassed passed) =>
        Everywhere.AbleToSignIn(Now).Where(found => found.Id == passed.ContactId && found.SecurityStamp == passed.SecurityStamp);
}
