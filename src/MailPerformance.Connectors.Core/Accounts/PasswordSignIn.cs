using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Accounts;

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

    /// <summary>The contact's id and account, or null.</summary>
    public async Task<(long ContactId, long AccountId)?> VerifyAsync(string login, string password)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var normalized = NormalizedText.Of(login);
        var everywhere = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var able = everywhere.AbleToSignIn(now);
        var contact = await everywhere
            .Where(found => found.NormalizedUserName == normalized)
            .Select(found => new
            {
                found.Id,
                found.AccountId,
                found.PasswordHash,
                found.AccessFailedCount,
                IsAble = able.Any(other => other.Id == found.Id),
            })
            .SingleOrDefaultAsync();

        var isRight = hasher.VerifyHashedPassword(Nobody, contact?.PasswordHash ?? NobodysHash, password) != PasswordVerificationResult.Failed
            && contact?.PasswordHash is not null;
        if (contact is null || !contact.IsAble)
        {
            return null;
        }

        if (!isRight)
        {
            await CountFailureAsync(contact.Id, now);
            return null;
        }

        if (contact.AccessFailedCount > 0)
        {
            await everywhere.Where(found => found.Id == contact.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(found => found.AccessFailedCount, 0));
        }

        return (contact.Id, contact.AccountId);
    }

    /// <summary>One wrong password more, wherever it was typed; the fifth keeps the contact out.</summary>
    public Task CountFailureAsync(long contactId) => CountFailureAsync(contactId, time.GetUtcNow().UtcDateTime);

    /// <summary>Too many wrong passwords, not long enough ago.</summary>
    public static bool IsKeptOut(Contact contact, DateTime now) => contact.LockoutEnd?.UtcDateTime > now;

    // Counted in the database, so that attempts at the same time all count.
    private async Task CountFailureAsync(long contactId, DateTime now)
    {
        var contact = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).Where(found => found.Id == contactId);
        await contact.ExecuteUpdateAsync(set => set.SetProperty(found => found.AccessFailedCount, found => found.AccessFailedCount + 1));
        DateTimeOffset? until = new DateTimeOffset(now.Add(Lockout));
        await contact.Where(found => found.AccessFailedCount >= MaxFailures).ExecuteUpdateAsync(set => set
            .SetProperty(found => found.LockoutEnd, until)
            .SetProperty(found => found.AccessFailedCount, 0));
    }
}
