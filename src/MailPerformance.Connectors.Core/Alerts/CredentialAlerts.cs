using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>Whatever lets somebody sign in as a contact is told to that contact: a link, a password, a login, an e-mail.</summary>
internal sealed class CredentialAlerts(AlertOutbox alerts) : IConsequence
{
    private static readonly string[] Credentials =
        [nameof(Contact.PasswordLinkStamp), nameof(Contact.PasswordHash), nameof(Contact.UserName), nameof(Contact.Email)];

    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        if (!alerts.IsEnabled)
        {
            return;
        }

        foreach (var contact in changes.Changed<Contact>(Credentials).ToList())
        {
            foreach (var mail in MailsOf(write, changes, contact))
            {
                await alerts.AddAsync(write, contact.Id, mail);
            }
        }
    }

    private static IEnumerable<AlertMail> MailsOf(AccountWrite write, WriteChanges changes, Contact contact)
    {
        if (HasNewLink(write, changes, contact))
        {
            yield return new PasswordLinkMadeMail();
        }

        var hash = changes.Before<string?>(contact, nameof(Contact.PasswordHash));
        if (hash != contact.PasswordHash)
        {
            var byLink = write.Actor.Entrance == Accounts.Entrance.Link;
            var isOwn = write.IsByOwnLink();
            yield return new PasswordChangedMail(
                hash is null, byLink, byLink && !isOwn ? changes.Before<long?>(contact, nameof(Contact.PasswordLinkById)) : null)
            { ByMailbox = isOwn };
        }

        var login = changes.Before<string>(contact, nameof(Contact.UserName));
        var loginBefore = login == contact.UserName ? null : login;
        var email = changes.Before<string>(contact, nameof(Contact.Email));
        if (email != contact.Email)
        {
            var isConfirmed = write.Actor.Entrance == Accounts.Entrance.Link;
            yield return new CredentialsChangedMail(email, contact.UserName!, loginBefore, EmailPart.Before) { IsConfirmed = isConfirmed };
            yield return new CredentialsChangedMail(contact.Email!, contact.UserName!, loginBefore, EmailPart.After)
            { IsConfirmed = isConfirmed };
        }
        else if (loginBefore is not null)
        {
            yield return new CredentialsChangedMail(email, contact.UserName!, loginBefore, EmailPart.Same);
        }
    }

    // A link that ends leaves nobody who has asked for it; one that goes by mail is told by that mail.
    private static bool HasNewLink(AccountWrite write, WriteChanges changes, Contact contact) =>
        changes.Before<string>(contact, nameof(Contact.PasswordLinkStamp)) != contact.PasswordLinkStamp
        && contact.PasswordLinkById is { } byId && byId == write.Actor.ById
        && !changes.Added<OutboxMail>().Any(mail => mail.ContactId == contact.Id && Outbox.DataOf(mail) is PasswordLinkMail);
}
