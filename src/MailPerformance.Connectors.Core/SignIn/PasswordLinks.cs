using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Rule 15: nobody chooses a password for somebody else. A one-time code, good for <see cref="Lifetime"/> and while its maker may
/// give it, lets its holder choose. A new code ends the one before; choosing a password, a block, and rights given by
/// somebody else end it.
/// Apart from those stands the contact's own link, which « Mot de passe oublié ? » mails. Its maker is the contact, by way of the
/// mailbox: there nobody makes a link for themselves, as nobody does on the pages of administration, since whoever asks gets nothing
/// but the words that a mail may be on its way. They may give it for as long as the contact has that address, so another address ends it.
/// </summary>
public sealed class PasswordLinks(
    ConnectorsDbContext db,
    CurrentAccount current,
    AccountWriter writer,
    SignedInContacts makers,
    UserManager<Contact> users,
    NewPassword passwords,
    LoginTries tries,
    LinkMails mails,
    Outbox outbox,
    TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>How long the contact's own link is good: it is opened by whoever has just asked for it.</summary>
    public static readonly TimeSpan OwnLifetime = TimeSpan.FromHours(2);

    /// <summary>Whether links reach contacts by mail.</summary>
    public bool GoByMail => outbox.IsEnabled;

    private string Provider => users.Options.Tokens.PasswordResetTokenProvider;

    /// <summary>A code for the contact, asked for by whoever is signed in.</summary>
    /// <param name="byMail">The contact gets it by mail as well, when mails can be sent.</param>
    /// <param name="isOfBatch">One of many that somebody has seen and said yes to: how many there are is not bounded here.</param>
    /// <param name="isFirst">The contact is new: a mail that is on its way already is enough, so that a form sent twice mails once.</param>
    public async Task<WriteResult<string>> CreateAsync(
        long contactId, bool byMail = false, bool isOfBatch = false, bool isFirst = false) =>
        await CodeAsync(await writer.RunAsync(
            write => db.FindCredentialsAsync(write, contactId),
            (write, target) => write.Authority.MakeLink(target.Rights, target.HasConnectors),
            (write, target) =>
            {
                if (isFirst && byMail && GoByMail && target.Contact.PasswordLinkAt is not null)
                {
                    return Task.FromResult(WriteResult.Done(target.Contact));
                }

                if (byMail && !isOfBatch && !mails.MaySend(write.Actor.ContactId))
                {
                    return Task.FromResult(WriteResult.Forbidden<Contact>(
                        new Denial("Denial_ManyLinks", LinkMails.Most, LinkMails.Time.TotalMinutes)));
                }

                target.Contact.MakePasswordLink(write);
                if (byMail)
                {
                    outbox.Add(contactId, new PasswordLinkMail(target.Contact.PasswordLinkStamp));
                }

                return Task.FromResult(WriteResult.Done(target.Contact));
            }));

    /// <summary>
    /// A code for the mail that was asked for with this stamp; null when another link, a password or a block has ended it.
    /// </summary>
    public async Task<string?> CodeForMailAsync(Contact contact, string stamp) =>
        contact.PasswordLinkStamp == stamp ? await CodeAsync(contact) : null;

    /// <summary>A code for the mail that answers « Mot de passe oublié ? »; null when it has ended meanwhile.</summary>
    public async Task<string?> CodeForMailAsync(Contact contact, ForgottenPasswordMail mail) =>
        !mail.IsOwn ? await CodeForMailAsync(contact, mail.Stamp)
        : IsGood(contact, mail.Stamp) ? await users.GenerateUserTokenAsync(contact, Provider, OwnPurposeOf(contact))
        : null;

    /// <summary>A code that an operator's command asks for: good whatever becomes of anybody's rights.</summary>
    /// <returns>Invalid, at what keeps the contact out, when its link would open nothing.</returns>
    public async Task<WriteResult<string>> CreateByCommandAsync(long contactId) =>
        await CodeAsync(await writer.RunAsync(
            _ => db.Contacts.SingleOrDefaultAsync(contact => contact.Id == contactId),
            (write, _) => write.Authority.Operate(),
            async (write, contact) =>
            {
                var by = await db.Contacts.Where(found => found.Id == contactId).WithAccess(write.Now)
                    .Select(found => found.KeptOutBy).SingleAsync();
                if (!ContactAccess.IsAllowed(by))
                {
                    return by switch
                    {
                        KeptOutBy.Block => WriteResult.Invalid<Contact>(nameof(Contact.LockedAt), "Link_Blocked"),
                        KeptOutBy.EndDate => WriteResult.Invalid<Contact>(nameof(Contact.ValidUntil), "Link_Ended"),
                        _ => WriteResult.Invalid<Contact>(nameof(Account.IsActive), "Link_AccountInactive"),
                    };
                }

                contact.MakePasswordLink(write);
                return WriteResult.Done(contact);
            }));

    /// <summary>
    /// Whose link it is, without using it up; null when it is wrong, used, too old, its maker may not give it any more, or the contact
    /// may not sign in. Its account is entered, to read.
    /// </summary>
    public async Task<Contact?> FindAsync(long contactId, string code)
    {
        var contact = await db.Contacts
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.Id == contactId)
            .Allowed(time.GetUtcNow().UtcDateTime)
            .SingleOrDefaultAsync();
        return contact is not null
            && (await IsOwnAsync(contact, code)
                || (await users.VerifyUserTokenAsync(contact, Provider, PurposeOf(contact), code) && await MayBeGivenAsync(contact)))
            ? contact
            : null;
    }

    private async Task<bool> MayBeGivenAsync(Contact contact)
    {
        if (contact.PasswordLinkById is not { } makerId)
        {
            return true;
        }

        if (current.AccountId != contact.AccountId)
        {
            current.Enter(contact.AccountId);
        }

        if (await makers.FindAsync(makerId) is not { } maker
            || await db.FindContactRightsAsync(contact.Id, makerId) is not { } rights)
        {
            return false;
        }

        // Most makers may give connectors, too: then it does not matter whether there are any.
        var authority = new Authority(maker.Actor);
        return authority.MakeLink(rights, hasConnectors: true) is null
            || (authority.MakeLink(rights, hasConnectors: false) is null
                && !await db.MobileConnectors.AnyAsync(connector => connector.ContactId == contact.Id));
    }

    /// <summary>Sets the password and ends every session and every other code of the contact; it can sign in at once.</summary>
    /// <param name="contact">Whose link it is, see <see cref="FindAsync"/>; the account is entered.</param>
    /// <returns>NotFound when the link has gone meanwhile; Invalid at <see cref="PasswordChange.Field"/>.</returns>
    /// <exception cref="BusyException">Too many passwords are being tried; the link is still good.</exception>
    public async Task<WriteResult<Contact>> UseAsync(Contact contact, string code, string password)
    {
        current.EnterUnattended(contact.AccountId, Entrance.Link);
        tries.CountLink(contact.Id);
        var chosen = await passwords.HashAsync(contact, password);
        if (!chosen.IsDone)
        {
            return WriteResult.Invalid<Contact>(chosen.Errors);
        }

        return await writer.RunAsync(
            async write =>
            {
                var found = await FindAsync(contact.Id, code);
                write.Know(OwnLinks.Key, found is not null && await IsOwnAsync(found, code));
                return found;
            },
            (write, _) => write.Authority.UseLink(),
            (_, found) =>
            {
                found.LockoutEnd = null;
                found.AccessFailedCount = 0;
                found.EndPasswordLinks();
                return Task.FromResult(NewPassword.Set(found, chosen.Value!));
            });
    }

    private async Task<bool> IsOwnAsync(Contact contact, string code) =>
        IsGood(contact, contact.OwnLinkStamp) && await users.VerifyUserTokenAsync(contact, Provider, OwnPurposeOf(contact), code);

    // Nobody gets a first password this way: that is the invitation's.
    private bool IsGood(Contact contact, string? stamp) =>
        stamp is not null && contact.OwnLinkStamp == stamp && contact.PasswordHash is not null
        && contact.OwnLinkAt + OwnLifetime > time.GetUtcNow().UtcDateTime;

    private static string OwnPurposeOf(Contact contact) => $"OwnPasswordLink:{contact.OwnLinkStamp}:{contact.Email}";

    private static string PurposeOf(Contact contact) => "PasswordLink:" + contact.PasswordLinkStamp;

    // After the write: the first code of an installation makes the keys that protect it, in a write of their own.
    private async Task<WriteResult<string>> CodeAsync(WriteResult<Contact> written) => written.IsDone
        ? WriteResult.Done(await CodeAsync(written.Value!))
        : new WriteResult<string>(written.Status, null, written.Errors) { IsByRule = written.IsByRule };

    private Task<string> CodeAsync(Contact contact) => users.GenerateUserTokenAsync(contact, Provider, PurposeOf(contact));
}

/// <summary>Tells the other parts of a write that a password is chosen with the contact's own link.</summary>
internal static class OwnLinks
{
    public static readonly object Key = new();

    public static bool IsByOwnLink(this AccountWrite write) => write.Knows<bool>(Key, isOwn => isOwn);
}
