using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Rule 15: nobody chooses a password for somebody else. A one-time code, good for <see cref="Lifetime"/>, lets its holder
/// choose. A new code ends the one before; choosing a password, a block, and rights given by
/// somebody else end it.
/// </summary>
public sealed class PasswordLinks(
    ConnectorsDbContext db,
    CurrentAccount current,
    AccountWriter writer,
    UserManager<Contact> users,
    NewPassword passwords,
    LoginTries tries,
    Outbox outbox,
    TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>Whether links reach contacts by mail.</summary>
    public bool GoByMail => outbox.IsEnabled;

    private string Provider => users.Options.Tokens.PasswordResetTokenProvider;

    /// <summary>A code for the contact, asked for by whoever is signed in.</summary>
    /// <param name="byMail">The contact gets it by mail as well, when mails can be sent.</param>
    public Task<WriteResult<string>> CreateAsync(long contactId, bool byMail = false) =>
        writer.RunAsync(
            _ => db.FindCredentialsAsync(contactId),
            (write, target) => write.Authority.EditCredentials(target.Rights, target.HasConnectors),
            async (write, target) =>
            {
                target.Contact.EndPasswordLinks(write.Actor.ById);
                if (byMail)
                {
                    outbox.Add(contactId, new PasswordLinkMail(target.Contact.PasswordLinkStamp));
                }

                return WriteResult.Done(await CodeAsync(target.Contact));
            });

    /// <summary>
    /// A code for the mail that was asked for with this stamp; null when another link, a password or a block has ended it.
    /// </summary>
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
    /// <param name="contact">Whose link it is, see <see cref="FindAsync"/>; the account is entered.</param>
    /// <returns>NotFound when the link has gone meanwhile; Invalid at <see cref="PasswordChange.Field"/>.</returns>
    /// <exception cref="BusyException">Too many passwords are being tried; the link is still good.</exception>
    public async Task<WriteResult<Contact>> UseAsync(Contact contact, string code, string password)
    {
        tries.CountPassword(contact.NormalizedUserName!);
        var chosen = await passwords.HashAsync(contact, password);
        if (!chosen.IsDone)
        {
            return WriteResult.Invalid<Contact>(chosen.Errors);
        }

        current.EnterUnattended(contact.AccountId, Entrance.Link);
        return await writer.RunAsync(
            _ => FindAsync(contact.Id, code),
            (write, _) => write.Authority.UseLink(),
            (_, found) =>
            {
                found.LockoutEnd = null;
                found.AccessFailedCount = 0;
                found.EndPasswordLinks();
                return Task.FromResult(NewPassword.Set(found, chosen.Value!));
            });
    }

    private static string PurposeOf(Contact contact) => "PasswordLink:" + contact.PasswordLinkStamp;

    private Task<string> CodeAsync(Contact contact) => users.GenerateUserTokenAsync(contact, Provider, PurposeOf(contact));
}
