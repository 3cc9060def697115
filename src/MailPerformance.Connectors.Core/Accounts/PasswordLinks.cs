using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>
/// Rule 15: nobody chooses a password for somebody else. A one-time code, good for <see cref="Lifetime"/>, lets its holder
/// choose; choosing uses up every code that was given before.
/// </summary>
public sealed class PasswordLinks(ConnectorsDbContext db, CurrentAccount current, AccountWriter writer, UserManager<Contact> users, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>A code for the contact, asked for by whoever is signed in.</summary>
    public Task<WriteResult<string>> CreateAsync(long contactId) =>
        writer.RunAsync(async write =>
        {
            var contact = await db.Contacts.SingleOrDefaultAsync(found => found.Id == contactId);
            if (contact is null)
            {
                return WriteResult.NotFound<string>();
            }

            return write.Authority.EditCredentials((await db.FindContactRightsAsync(contactId))!) is { } denial
                ? WriteResult.Forbidden<string>(denial)
                : WriteResult.Done(await users.GeneratePasswordResetTokenAsync(contact));
        });

    /// <summary>A code for an account's first administrator, asked for by an operator's command.</summary>
    public async Task<string> CreateForInstallerAsync(long contactId) =>
        await users.GeneratePasswordResetTokenAsync(await db.Contacts.SingleAsync(contact => contact.Id == contactId));

    /// <summary>Whose link it is, without using it up; null when it is wrong, used, too old, or the contact may not sign in.</summary>
    public async Task<Contact?> FindAsync(long contactId, string code)
    {
        var contact = await db.Contacts
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.Id == contactId)
            .Allowed(time.GetUtcNow().UtcDateTime)
            .SingleOrDefaultAsync();
        return contact is not null
            && await users.VerifyUserTokenAsync(
                contact, users.Options.Tokens.PasswordResetTokenProvider, UserManager<Contact>.ResetPasswordTokenPurpose, code)
            ? contact
            : null;
    }

    /// <summary>Sets the password and ends every session and every other code of the contact; it can sign in at once.</summary>
    public async Task<IdentityResult> UseAsync(Contact contact, string code, string password)
    {
        current.Enter(contact.AccountId);
        contact.LockoutEnd = null;
        contact.AccessFailedCount = 0;
        return await users.ResetPasswordAsync(contact, code, password);
    }
}
