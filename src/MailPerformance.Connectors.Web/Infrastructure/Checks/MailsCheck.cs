using System.Globalization;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Whether mails go out.</summary>
public sealed class MailsCheck(ConnectorsDbContext db, IOptions<OutboxOptions> outbox, HealthSettings settings, TimeProvider time) : ICheck
{
    public string Name => "mails";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var condition = await OutboxCondition.ReadAsync(db, now, cancellation);
        return now - condition.OldestDue > settings.Late
                ? Warn($"A mail was due {Minutes(now - condition.OldestDue)} minutes ago: some process must have Jobs:Enabled.")
            : now - condition.OldestWaiting > settings.Late
                ? Warn($"A mail could not be sent for {Minutes(now - condition.OldestWaiting)} minutes: 'doctor' looks at the server.")
            : condition.GivenUp > 0
                ? Warn($"{condition.GivenUp} mails were given up since yesterday: LastError in OutboxMails says why.")
            : outbox.Value.IsEnabled ? new(Name, FindingLevel.Ok, "No mail waits for long, and none was given up since yesterday.")
            : Warn($"No mail is sent: set Mail:Host and Mail:From.");
    }

    private static int Minutes(TimeSpan? time) => (int)time!.Value.TotalMinutes;

    private Finding Warn(FormattableString text) => new(Name, FindingLevel.Warning, text.ToString(CultureInfo.InvariantCulture));
}
