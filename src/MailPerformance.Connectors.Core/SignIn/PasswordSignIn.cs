using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Checks a login and a password. Every failure (unknown, wrong, blocked, expired, kept out) has the same answer and costs one
/// password hash, so that neither words nor time tell which it was.
/// </summary>
public sealed class PasswordSignIn(ConnectorsDbContext db, IPasswordHasher<Contact> hasher, TimeProvider time)
{
    public const int MaxFailures = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    private static readonly Contact Nobody = new() { LastName = "", FirstName = "", Language = "", TimeZone = "" };
    private static readonly string NobodysHash = new PasswordHasher<Contact>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Who it is, or null. Whoever has a second factor is not signed in before that is checked, too.</summary>
    public async Task<PasswordPassed?> VerifyAsync(string login, string password)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var normalized = NormalizedText.Of(login);
        var everywhere = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var able = everywhere.AbleToSignIn(now);
        var factors = db.SecondFactors.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var contact = await everywhere
            .Where(found => found.NormalizedUserName == normalized)
            .Select(found => new
            {
                found.Id,
                found.AccountId,
                found.PasswordHash,
                found.AccessFailedCount,
                found.SecurityStamp,
                NeedsCode = factors.Any(factor => factor.ContactId == found.Id),
                IsAble = able.Any(other => other.Id == found.Id),
            })
            .SingleOrDefaultAsync();

        var isRight = IsRight(contact?.PasswordHash, password);
        if (contact is null || !contact.IsAble || !isRight)
        {
            // Nobody's failure is counted for whoever cannot come in anyway, which takes as long.
            await CountFailureAsync(contact is { IsAble: true } ? contact.Id : 0, now);
            return null;
        }

        // With the password alone nobody starts the count of wrong codes anew.
        if (contact.AccessFailedCount > 0 && !contact.NeedsCode)
        {
            await ForgetFailuresAsync(contact.Id);
        }

        return new PasswordPassed(contact.Id, contact.AccountId, contact.SecurityStamp ?? "", contact.NeedsCode);
    }

    /// <summary>
    /// The contact that may not be signed in just now (blocked, past its end date, of an inactive account) and whose password this is;
    /// null for anybody else. Asked where such a contact is to learn why; its wrong passwords count as everybody's do.
    /// </summary>
    public async Task<long?> VerifySuspendedAsync(string login, string password)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var normalized = NormalizedText.Of(login);
        var everywhere = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var allowed = everywhere.Allowed(now);
        var contact = await everywhere.NotKeptOutBy(KeptOutBy.WrongPasswords, now)
            .Where(found => found.NormalizedUserName == normalized && !allowed.Any(other => other.Id == found.Id))
            .Select(found => new { found.Id, found.PasswordHash })
            .SingleOrDefaultAsync();
        if (IsRight(contact?.PasswordHash, password))
        {
            return contact!.Id;
        }

        await CountFailureAsync(contact?.Id ?? 0, now);
        return null;
    }

    /// <summary>The contact is in: what was wrong before does not count any more.</summary>
    internal Task ForgetFailuresAsync(long contactId) =>
        db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Where(found => found.Id == contactId)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.AccessFailedCount, 0));

    /// <summary>Whether it is the contact's password; nothing is written.</summary>
    internal bool IsRight(Contact contact, string password) => IsRight(contact.PasswordHash, password);

    /// <summary>One wrong password or code more, wherever it was typed; the fifth keeps the contact out.</summary>
    public Task CountFailureAsync(long contactId) => CountFailureAsync(contactId, time.GetUtcNow().UtcDateTime);

    /// <summary>Too many wrong passwords, not long enough ago.</summary>
    public static bool IsKeptOut(Contact contact, DateTime now) => contact.LockoutEnd?.UtcDateTime > now;

    // Costs one hash also when there is none to compare with.
    private bool IsRight(string? hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash ?? NobodysHash, password) != PasswordVerificationResult.Failed && hash is not null;

    // Counted in the database, so that attempts at the same time all count.
    private async Task CountFailureAsync(long contactId, DateTime now)
    {
        var contact = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Where(found => found.Id == contactId);
        await contact.ExecuteUpdateAsync(set => set.SetProperty(found => found.AccessFailedCount, found => found.AccessFailedCount + 1));
        DateTimeOffset? until = new DateTimeOffset(now.Add(Lockout));
        var keptOut = await contact.Where(found => found.AccessFailedCount >= MaxFailures).ExecuteUpdateAsync(set => set
            .SetProperty(found => found.LockoutEnd, until)
            .SetProperty(found => found.AccessFailedCount, 0));
        if (keptOut > 0)
        {
            // Pages that show who is suspended look at this number.
            await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
                .Where(account => contact.Any(found => found.AccountId == account.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.WriteSequence, account => account.WriteSequence + 1));
        }
    }
}
