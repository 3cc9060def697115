using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Another e-mail of a contact, which waits until its own mailbox confirms it (ADR 28). Asked for on « Informations »; here it is confirmed,
/// mailed again and taken back. The link is good for <see cref="PasswordLinks.Lifetime"/>, once, and while whoever asked may change the
/// contact's credentials: nobody takes a mailbox for rights that the contact has got since.
/// </summary>
public sealed class EmailChanges(
    ConnectorsDbContext db,
    CurrentAccount current,
    AccountWriter writer,
    SignedInContacts makers,
    UserManager<Contact> users,
    LinkMails mails,
    TimeProvider time)
{
    private string Provider => users.Options.Tokens.PasswordResetTokenProvider;

    /// <summary>A code for the mail that was asked for with this stamp; null when another, or a confirmation, has ended it.</summary>
    public async Task<string?> CodeForMailAsync(Contact contact, EmailConfirmationMail mail) =>
        contact.PendingEmail == mail.Address && contact.PendingEmailStamp == mail.Stamp
            ? await users.GenerateUserTokenAsync(contact, Provider, PurposeOf(contact))
            : null;

    /// <summary>Whose link it is, without using it up; null when it opens nothing. Its account is entered, to read.</summary>
    public async Task<Contact?> FindAsync(long contactId, string code)
    {
        var contact = await db.Contacts
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.Id == contactId)
            .Allowed(time.GetUtcNow().UtcDateTime)
            .SingleOrDefaultAsync();
        return contact is not null && contact.PendingEmailAt + PasswordLinks.Lifetime > time.GetUtcNow().UtcDateTime
            && await users.VerifyUserTokenAsync(contact, Provider, PurposeOf(contact), code)
            && await MayBeGivenAsync(contact)
            ? contact
            : null;
    }

    /// <summary>The button of the page behind the link: from now on it is the contact's e-mail.</summary>
    /// <returns>NotFound when the link has gone meanwhile.</returns>
    public Task<WriteResult<string>> ConfirmAsync(Contact contact, string code)
    {
        current.EnterUnattended(contact.AccountId, Entrance.Link);
        return writer.RunAsync(
            _ => FindAsync(contact.Id, code),
            (write, _) => write.Authority.UseLink(),
            (write, found) =>
            {
                found.SetEmail(found.PendingEmail!);
                found.EndPendingEmail();
                found.Touch(write);
                return Task.FromResult(WriteResult.Done(found.Email!));
            });
    }

    /// <summary>« Renvoyer »: the mail goes once more, and the one before opens nothing.</summary>
    public Task<WriteResult<string>> SendAgainAsync(long contactId) =>
        writer.RunAsync(
            write => FindWaitingAsync(write, contactId),
            (write, target) => write.Authority.EditCredentials(target.Rights, target.HasConnectors),
            (write, target) =>
            {
                if (!mails.MaySend(write.Actor.ContactId))
                {
                    return Task.FromResult(WriteResult.Forbidden<string>(
                        new Denial("Denial_ManyLinks", LinkMails.Most, LinkMails.Time.TotalMinutes)));
                }

                target.Contact.AskEmail(target.Contact.PendingEmail!, write);
                return Task.FromResult(WriteResult.Done(target.Contact.PendingEmail!));
            });

    /// <summary>« Annuler », by whoever may ask for another, and by the contact itself: it has been told, and did not want it.</summary>
    /// <returns>NotFound when none waits.</returns>
    public Task<WriteResult<string>> TakeBackAsync(long contactId) =>
        writer.RunAsync(
            write => FindWaitingAsync(write, contactId),
            (write, target) => contactId == write.Actor.ById
                ? write.Authority.OwnAffairs()
                : write.Authority.EditCredentials(target.Rights, target.HasConnectors),
            (write, target) =>
            {
                target.Contact.EndPendingEmail();
                target.Contact.Touch(write);
                return Task.FromResult(WriteResult.Done(target.Contact.Email!));
            });

    private async Task<CredentialsTarget?> FindWaitingAsync(AccountWrite write, long contactId) =>
        await db.FindCredentialsAsync(write, contactId) is { Contact.PendingEmail: not null } target ? target : null;

    private async Task<bool> MayBeGivenAsync(Contact contact)
    {
        if (contact.PendingEmailById is not { } makerId)
        {
            return false;
        }

        if (current.AccountId != contact.AccountId)
        {
            current.Enter(contact.AccountId);
        }

        return await makers.FindAsync(makerId) is { } maker
            && await db.FindContactRightsAsync(contact.Id, makerId) is { } rights
            && new Authority(maker.Actor).EditCredentials(
                rights, await db.MobileConnectors.AnyAsync(connector => connector.ContactId == contact.Id)) is null;
    }

    private static string PurposeOf(Contact contact) => $"EmailChange:{contact.PendingEmailStamp}:{contact.PendingEmail}";
}
