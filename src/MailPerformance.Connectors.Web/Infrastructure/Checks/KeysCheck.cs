using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Keys;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Whether the keys of data protection can be read, by this program alone, and for how much longer.</summary>
public sealed class KeysCheck(
    ConnectorsDbContext db, KeyRing ring, KeyCertificates certificates, IHostEnvironment environment, TimeProvider time) : ICheck
{
    private const int NearDays = 30;

    public string Name => "keys";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var (inClear, unreadable) = await ring.CountAsync(db, cancellation);
        if (unreadable > 0)
        {
            return new(Name, FindingLevel.Wrong, KeyRing.Unreadable);
        }

        if (certificates.Current is not { } current)
        {
            return environment.IsDevelopment()
                ? new(Name, FindingLevel.Ok, "The keys of data protection are in clear, as Development has them.")
                : Warn($"The keys of data protection are in clear in the database: set {KeyCertificates.Key}, then run 'keys encrypt'.");
        }

        var days = (int)Math.Floor((current.NotAfter - time.GetUtcNow().LocalDateTime).TotalDays);
        return inClear > 0 ? Warn($"{inClear} keys of data protection are in clear in the database: run the command 'keys encrypt'.")
            : days < NearDays ? Warn(
                $"The certificate of {KeyCertificates.Key} ends in {days} days, and starts no program then: put a new one in its place.")
            : new(Name, FindingLevel.Ok, Text($"The keys of data protection are encrypted; the certificate is good for {days} days."));
    }

    private Finding Warn(FormattableString text) => new(Name, FindingLevel.Warning, Text(text));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
