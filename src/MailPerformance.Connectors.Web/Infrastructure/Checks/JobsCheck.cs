using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Whether jobs run, in whichever process: by what they leave undone when they do not.</summary>
public sealed class JobsCheck(ConnectorsDbContext db, HealthSettings settings, TimeProvider time) : ICheck
{
    // Pruning takes mails that are 30 days old, once a day.
    private static readonly TimeSpan Unpruned = TimeSpan.FromDays(32);

    public string Name => "jobs";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (late, old) = (now - settings.Late, now - Unpruned);
        string? undone = null;
        if (await Everywhere(db.CampaignOrders).AnyAsync(order => order.NextAttemptAt < late, cancellation))
        {
            undone = "orders from phones are not sent again";
        }
        else if (await Everywhere(db.JournalNotes).OrderBy(note => note.Id).Take(1).AnyAsync(note => note.At < late, cancellation))
        {
            undone = "sign-ins are not written into the journal";
        }
        else if (await Everywhere(db.OutboxMails).AnyAsync(mail => mail.NextAttemptAt == null && mail.CreatedAt < old, cancellation))
        {
            undone = "what is old is not deleted";
        }

        return undone is null
            ? new(Name, FindingLevel.Ok, "Jobs run.")
            : new(Name, FindingLevel.Warning, $"Jobs are late ({undone}): some process must have Jobs:Enabled, and its log says more.");
    }

    private static IQueryable<T> Everywhere<T>(IQueryable<T> rows)
        where T : class => rows.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
}
