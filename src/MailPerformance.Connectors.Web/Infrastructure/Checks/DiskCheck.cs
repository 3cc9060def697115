using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Whether the database may still grow, where it is a file of this machine.</summary>
public sealed class DiskCheck(IDatabaseInspection inspection, HealthSettings settings) : ICheck
{
    public string Name => "disk";

    public Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var free = inspection.FreeBytes() / (1024 * 1024);
        return Task.FromResult<Finding>(
            free is null ? new(Name, FindingLevel.Ok, "The database is not on a disk of this machine.")
            : free < settings.FreeMegabytes
                ? new(Name, FindingLevel.Warning, Text($"The disk of the database has {free} MB left: make room on it."))
            : new(Name, FindingLevel.Ok, Text($"The disk of the database has {free} MB left.")));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
