using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// Keeps, every minute (<c>Sessions:KeepSeconds</c>), which sessions were used on this node. No job of Quartz: each node keeps its own,
/// also one that runs no jobs.
/// </summary>
public sealed partial class SessionUseKeeper(SessionUses uses, IConfiguration configuration, ILogger<SessionUseKeeper> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seconds = WholeNumber.Read(configuration, "Sessions:KeepSeconds", 0, 3600) ?? 60;
        if (seconds == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await uses.KeepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A database that is away comes back, and the sessions are used again.
                LogFailure(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last use of sessions was not kept.")]
    private partial void LogFailure(Exception failure);
}
