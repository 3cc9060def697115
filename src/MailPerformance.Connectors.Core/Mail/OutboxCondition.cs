using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Mail;

/// <summary>How the outbox of all accounts does, at a cost that does not grow with it.</summary>
/// <param name="OldestDue">The instant at which the mail was due that has waited longest for a sender; null: none waits.</param>
/// <param name="OldestWaiting">When the oldest of the next mails to be tried was written; null: none waits.</param>
/// <param name="GivenUp">Mails given up since yesterday, <see cref="MostCounted"/> at most; not those that were out of date.</param>
public sealed record OutboxCondition(DateTime? OldestDue, DateTime? OldestWaiting, int GivenUp)
{
    public const int MostCounted = 1000;

    private const int MostLookedAt = 200;

    public static async Task<OutboxCondition> ReadAsync(ConnectorsDbContext db, DateTime now, CancellationToken cancellation = default)
    {
        var mails = db.OutboxMails.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var next = await mails.Where(mail => mail.NextAttemptAt != null).OrderBy(mail => mail.NextAttemptAt)
            .Take(MostLookedAt).Select(mail => new { mail.NextAttemptAt, mail.CreatedAt }).ToListAsync(cancellation);
        var since = now.AddDays(-1);
        var givenUp = await mails.Where(mail => mail.GivenUpAt > since).OrderBy(mail => mail.GivenUpAt)
            .Take(MostCounted).CountAsync(mail => mail.LastError != OutboxMail.OutOfDate, cancellation);
        return new OutboxCondition(
            next.Select(mail => mail.NextAttemptAt).FirstOrDefault(due => due <= now),
            next.Select(mail => (DateTime?)mail.CreatedAt).Min(),
            givenUp);
    }
}
