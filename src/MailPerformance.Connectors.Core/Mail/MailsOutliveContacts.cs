using System.Text.Json;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Mail;

/// <summary>
/// Whoever deletes a contact does not delete what it is about to be told: mails that reach whoever is kept out go all the same, to where
/// they would have gone. All others end with the contact.
/// </summary>
internal sealed class MailsOutliveContacts(ConnectorsDbContext db) : IConsequence
{
    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        var contacts = changes.Deleted<Contact>().ToDictionary(contact => contact.Id);
        if (contacts.Count == 0)
        {
            return;
        }

        // One after the other: of several, SQLite may look through all mails.
        List<OutboxMail> waiting = [];
        foreach (var contactId in contacts.Keys)
        {
            waiting.AddRange(await db.OutboxMails.Where(mail => mail.ContactId == contactId && mail.NextAttemptAt != null).ToListAsync());
        }

        foreach (var mail in waiting.Concat(changes.Added<OutboxMail>()).ToList())
        {
            if (mail.ContactId is { } id && contacts.TryGetValue(id, out var contact)
                && Outbox.DataOf(mail) is { ReachesWhoeverIsKeptOut: true })
            {
                mail.Recipient = JsonSerializer.Serialize(MailRecipient.Of(contact));
                mail.ContactId = null;
            }
        }
    }
}
