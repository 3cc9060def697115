using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Mail;

/// <summary>The tables of mails.</summary>
public static class MailSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<OutboxMail> OutboxMails => db.Set<OutboxMail>();
    }
}
