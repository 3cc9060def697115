using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>
/// What <see cref="CheckRun.OfProbes"/> have found, kept for some seconds and looked for once at a time: whoever probes, and however
/// often, the database is asked as rarely.
/// </summary>
public sealed class ReadyReport(IServiceScopeFactory scopes, TimeProvider time, IHostApplicationLifetime lifetime) : IDisposable
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);

    private (DateTimeOffset At, IReadOnlyList<Finding> Findings)? _last;

    public async Task<IReadOnlyList<Finding>> FindAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_last is { } last && time.GetUtcNow() - last.At < Kept)
            {
                return last.Findings;
            }

            // Not for this request alone: whoever hangs up takes nothing from the others.
            await using var scope = scopes.CreateAsyncScope();
            var run = ActivatorUtilities.CreateInstance<CheckRun>(scope.ServiceProvider);
            var found = await run.RunAsync(CheckRun.OfProbes, CheckRun.LongestOfProbes, lifetime.ApplicationStopping);
            _last = (time.GetUtcNow(), found);
            return found;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
