using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>What jobs leave undone when they do not run, in whichever process. A few rows at the ends of indexes are read.</summary>
public static class LateWork
{
    public const string Orders = "orders";
    public const string Journal = "journal";
    public const string Pruning = "pruning";

    // Pruning takes mails that are 30 days old, once a day.
    private static readonly TimeSpan Unpruned = TimeSpan.FromDays(32);

    public static IReadOnlyList<string> Kinds { get; } = [Orders, Journal, Pruning];

    public static async Task<IReadOnlyList<string>> ReadAsync(
        ConnectorsDbContext db, DateTime now, TimeSpan patience, CancellationToken cancellation)
    {
        var (late, old) = (now - patience, now - Unpruned);
        var undone = new List<string>();
        if (await Everywhere(db.CampaignOrders).AnyAsync(order => order.NextAttemptAt < late, cancellation))
        {
            undone.Add(Orders);
        }

        if (await Everywhere(db.JournalNotes).OrderBy(note => note.Id).Take(1).AnyAsync(note => note.At < late, cancellation))
        {
            undone.Add(Journal);
        }

        if (await Everywhere(db.OutboxMails).AnyAsync(mail => mail.NextAttemptAt == null && mail.CreatedAt < old, cancellation))
        {
            undone.Add(Pruning);
        }

        return undone;
    }

    private static IQueryable<T> Everywhere<T>(IQueryable<T> rows)
        where T : class => rows.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
}
