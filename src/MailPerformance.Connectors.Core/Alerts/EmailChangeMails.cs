using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>An e-mail that waits is confirmed from there, and told to the one that the contact has, whichever service asks.</summary>
internal sealed class EmailChangeMails(AlertOutbox alerts, Outbox outbox) : IConsequence
{
    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        foreach (var contact in changes.Changed<Contact>(nameof(Contact.PendingEmailStamp)).ToList())
        {
            if (contact.PendingEmail is not { } wanted)
            {
                continue;
            }

            outbox.Add(contact.Id, new EmailConfirmationMail(wanted, contact.PendingEmailStamp!));
            if (changes.Before<string?>(contact, nameof(Contact.PendingEmail)) != wanted)
            {
                await alerts.AddAsync(write, contact.Id, new EmailChangeAskedMail(contact.Email!));
            }
        }
    }
}
