using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Looks at checks one after another. One that fails is a finding, and keeps no other from being looked at.</summary>
public sealed partial class CheckRun(IServiceProvider services, ILogger<CheckRun> log)
{
    /// <summary>How long one check may take where a probe waits for it.</summary>
    public static readonly TimeSpan LongestOfProbes = TimeSpan.FromSeconds(10);

    /// <summary>How long one check may take where a person waits for it, in a process that has just begun.</summary>
    public static readonly TimeSpan LongestOfDoctor = TimeSpan.FromMinutes(1);

    /// <summary>What the start asks: it is refused when one is wrong.</summary>
    public static IReadOnlyList<Type> OfStart { get; } =
    [
        typeof(DatabaseCheck), typeof(MigrationsCheck), typeof(DemoCheck), typeof(KeysCheck),
    ];

    /// <summary>What <c>/health/ready</c> asks.</summary>
    public static IReadOnlyList<Type> OfProbes { get; } =
    [
        typeof(DatabaseCheck), typeof(MigrationsCheck), typeof(MailsCheck), typeof(JobsCheck), typeof(ClockCheck), typeof(DiskCheck),
        typeof(KeysCheck),
    ];

    /// <summary>What <c>doctor</c> asks.</summary>
    public static IReadOnlyList<Type> OfDoctor { get; } = [.. OfProbes, typeof(DemoCheck)];

    /// <param name="longest">How long each may take; beyond that it is wrong.</param>
    /// <returns>One finding for each; after a database that cannot be reached none.</returns>
    public async Task<IReadOnlyList<Finding>> RunAsync(
        IReadOnlyList<Type> checks, TimeSpan longest, CancellationToken cancellation = default)
    {
        var findings = new List<Finding>();
        foreach (var type in checks)
        {
            findings.Add(await LookAsync(type, longest, cancellation));
            if (type == typeof(DatabaseCheck) && findings[^1].Level == FindingLevel.Wrong)
            {
                break;
            }
        }

        return findings;
    }

    private async Task<Finding> LookAsync(Type type, TimeSpan longest, CancellationToken cancellation)
    {
        var name = type.Name.Replace("Check", "", StringComparison.Ordinal).ToLowerInvariant();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(longest);
        try
        {
            return await ((ICheck)ActivatorUtilities.GetServiceOrCreateInstance(services, type)).LookAsync(late.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(name, FindingLevel.Wrong, $"No answer within {longest.TotalSeconds:0} seconds: look how busy the database is.");
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            if (services.GetService<IDatabaseErrors>()?.WhyUnusable(failure) is { } reason)
            {
                return new(name, FindingLevel.Wrong, reason);
            }

            LogFailure(name, failure);
            return new(name, FindingLevel.Wrong, $"It could not be looked at ({failure.GetType().Name}): the log says why.");
        }
    }

    [LoggerMessage(LogLevel.Error, "The check {Check} has failed.")]
    private partial void LogFailure(string check, Exception failure);
}
