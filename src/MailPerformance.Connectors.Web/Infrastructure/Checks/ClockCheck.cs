using System.Globalization;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Whether this machine's clock agrees with the database server's, and with what other processes have written.</summary>
public sealed class ClockCheck(ConnectorsDbContext db, IDatabaseInspection inspection, TimeProvider time) : ICheck
{
    /// <summary>Codes of second factors are good for about so long.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    public string Name => "clock";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await inspection.ClockAsync(db, cancellation) is { } server && (server - now).Duration() > Tolerance)
        {
            var seconds = (int)(server - now).TotalSeconds;
            return Warn($"This machine's clock and the database's are {Math.Abs(seconds)} seconds apart: let both ask a time server.");
        }

        var newest = await NewestAsync(cancellation);
        return newest - now > Tolerance
            ? Warn($"Rows were written in the future, at {newest:u}: the clock of this machine is late, or another's was ahead.")
            : new(Name, FindingLevel.Ok, "Clocks agree.");
    }

    // What was written last, which is what has the highest id.
    private async Task<DateTime?> NewestAsync(CancellationToken cancellation)
    {
        var (sessions, mails, notes) = (Everywhere(db.Sessions), Everywhere(db.OutboxMails), Everywhere(db.JournalNotes));
        return new[]
        {
            await sessions.Where(row => row.Id == sessions.Max(other => other.Id)).Select(row => (DateTime?)row.OpenedAt)
                .FirstOrDefaultAsync(cancellation),
            await mails.Where(row => row.Id == mails.Max(other => other.Id)).Select(row => (DateTime?)row.CreatedAt)
                .FirstOrDefaultAsync(cancellation),
            await notes.Where(row => row.Id == notes.Max(other => other.Id)).Select(row => (DateTime?)row.At)
                .FirstOrDefaultAsync(cancellation),
        }.Max();
    }

    private static IQueryable<T> Everywhere<T>(IQueryable<T> rows)
        where T : class => rows.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    private Finding Warn(FormattableString text) => new(Name, FindingLevel.Warning, text.ToString(CultureInfo.InvariantCulture));
}
