using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads what the pages show of links of contacts without a password.</summary>
public sealed class FirstLinkReader(ConnectorsDbContext db, PasswordLinks links, TimeProvider time)
{
    private static readonly string MailKind = Outbox.KindsByName.Single(kind => kind.Value == typeof(PasswordLinkMail)).Key;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Of one that has no password, in one command.</summary>
    public async Task<FirstLinkViewModel> ReadAsync(long contactId, Denial? denial)
    {
        var mails = db.OutboxMails.Where(mail => mail.ContactId == contactId && mail.Kind == MailKind);
        var row = await db.Contacts.Where(contact => contact.Id == contactId)
            .Select(contact => new
            {
                contact.PasswordLinkAt,
                contact.FirstLinkTakenBackAt,
                By = db.Set<Contact>().Where(by => by.Id == contact.PasswordLinkById)
                    .Select(by => by.FirstName + " " + by.LastName).FirstOrDefault(),
                MailedAt = mails.Where(mail => mail.CreatedAt >= contact.PasswordLinkAt).Max(mail => mail.SentAt),
                IsWaiting = mails.Any(mail => mail.CreatedAt >= contact.PasswordLinkAt && mail.NextAttemptAt != null),
            })
            .SingleAsync();
        return new FirstLinkViewModel(
            contactId,
            row.PasswordLinkAt,
            row.By,
            row.MailedAt,
            row.IsWaiting,
            row.PasswordLinkAt + PasswordLinks.Lifetime <= Now,
            row.FirstLinkTakenBackAt,
            links.GoByMail,
            denial);
    }

    public async Task<FirstLinksViewModel> ReadAllAsync()
    {
        var without = db.Contacts.KeptBy(ContactFilters.WithoutPassword, db, Now);
        var row = await db.Accounts
            .Select(account => new { account.FirstLinksAt, Count = without.Take(BoundedCount.UsualBound + 1).Count() })
            .SingleAsync();
        return new FirstLinksViewModel(new BoundedCount(row.Count), row.FirstLinksAt, links.GoByMail);
    }
}
