using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Checks;

namespace MailPerformance.Connectors.Web.Infrastructure.Telemetry;

/// <summary>
/// Reads every few seconds what the gauges of <see cref="ProductMetrics"/> say, so that whoever asks for them, and however often, waits
/// for no database and costs it nothing.
/// </summary>
public sealed partial class OperationsSampler(
    IServiceScopeFactory scopes,
    ReadyReport report,
    UncoveredCampaigns uncovered,
    ProductMetrics metrics,
    HealthSettings health,
    TimeProvider time,
    ILogger<OperationsSampler> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Reads once.</summary>
    public async Task SampleAsync(CancellationToken cancellation = default)
    {
        var findings = await report.FindAsync(cancellation);
        var checks = findings.ToDictionary(finding => finding.About, finding => (int)finding.Level);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var outbox = await OutboxCondition.ReadAsync(db, now, cancellation);
        var late = await LateWork.ReadAsync(db, now, health.Late, cancellation);
        metrics.Keep(new OperationsSample(
            now - outbox.OldestDue,
            outbox.GivenUp,
            LateWork.Kinds.ToDictionary(kind => kind, late.Contains),
            await uncovered.CountAsync(cancellation),
            checks));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.Begin();
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await SampleAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Old figures would look like good ones.
                metrics.Keep(null);
                LogFailure(failure.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "What metrics say of the installation could not be read: {Failure}")]
    private partial void LogFailure(string failure);
}
