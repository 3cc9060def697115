using System.Data;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>
/// Rule 15: nobody chooses a password for somebody else. A one-time code, good for <see cref="Lifetime"/>, lets its holder
/// choose. A new code ends the one before; choosing a password, a block, and rights given by
/// somebody else end it.
/// </summary>
public sealed class PasswordLinks(
    ConnectorsDbContext db, CurrentAccount current, AccountWriter writer, UserManager<Contact> users, Outbox outbox,
    MobileAccess access, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>Whether links reach contacts by mail.</summary>
    public bool GoByMail => outbox.IsEnabled;

    private string Provider => users.Options.Tokens.PasswordResetTokenProvider;

    /// <summary>A code for the contact, asked for by whoever is signed in.</summary>
    /// <param name="byMail">The contact gets it by mail as well, when mails can be sent.</param>
    public Task<WriteResult<string>> CreateAsync(long contactId, bool byMail = false) =>
        writer.RunAsync(async write =>
        {
            var contact = await db.Contacts.SingleOrDefaultAsync(found => found.Id == contactId);
            if (contact is null)
            {
                return WriteResult.NotFound<string>();
            }

            if (write.Authority.EditCredentials((await db.FindContactRightsAsync(contactId))!) is { } denial)
            {
                return WriteResult.Forbidden<string>(denial);
            }

            contact.EndPasswordLinks(write.Actor.ContactId);
            if (byMail)
            {
                outbox.Add(contactId, new PasswordLinkMail(contact.PasswordLinkStamp));
            }

            return WriteResult.Done(await CodeAsync(contact));
        });

    /// <summary>A code for the mail that was asked for with this stamp; null when another link, a password or a block has ended it.</summary>
    public async Task<string?> CodeForMailAsync(Contact contact, string stamp) =>
        contact.PasswordLinkStamp == stamp ? await CodeAsync(contact) : null;

    /// <summary>A code for an account's first administrator, asked for by an operator's command.</summary>
    public async Task<string> CreateForInstallerAsync(long contactId) =>
        await CodeAsync(await db.Contacts.SingleAsync(contact => contact.Id == contactId));

    /// <summary>Whose link it is, without using it up; null when it is wrong, used, too old, or the contact may not sign in.</summary>
    public async Task<Contact?> FindAsync(long contactId, string code)
    {
        var contact = await db.Contacts
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.Id == contactId)
            .Allowed(time.GetUtcNow().UtcDateTime)
            .SingleOrDefaultAsync();
        return contact is not null
            && await users.VerifyUserTokenAsync(contact, Provider, PurposeOf(contact), code)
            ? contact
            : null;
    }

    /// <summary>Sets the password and ends every session and every other code of the contact; it can sign in at once.</summary>
    public Task<IdentityResult> UseAsync(Contact contact, string code, string password) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(() => UseOnceAsync(contact.Id, contact.AccountId, code, password));

    // In the account's turn and on the row as it is then: Identity writes the whole row, also what somebody else has just changed.
    private async Task<IdentityResult> UseOnceAsync(long contactId, long accountId, string code, string password)
    {
        current.Enter(accountId);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await AccountWriter.TakeTurnAsync(db);
        if (await FindAsync(contactId, code) is not { } contact)
        {
            return IdentityResult.Failed(users.ErrorDescriber.InvalidToken());
        }

        contact.LockoutEnd = null;
        contact.AccessFailedCount = 0;
        contact.EndPasswordLinks();
        var result = await users.ResetPasswordAsync(contact, await users.GeneratePasswordResetTokenAsync(contact), password);
        if (result.Succeeded)
        {
            await access.EndAllAsync(contactId);
            await transaction.CommitAsync();
        }

        return result;
    }

    private static string PurposeOf(Contact contact) => "PasswordLink:" + contact.PasswordLinkStamp;

    private Task<string> CodeAsync(Contact contact) => users.GenerateUserTokenAsync(contact, Provider, PurposeOf(contact));
}
