using System.Collections.Concurrent;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Which sessions have been used since this was last kept: noted in memory, so that no request writes, and kept some moments later by one
/// command for many. What a process that dies has not kept is minutes of « last use ».
/// </summary>
public sealed class SessionUses(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int AtOnce = 200;

    private readonly ConcurrentDictionary<long, bool> _used = new();

    /// <summary>The session is used at this moment; nothing is noted as long as what is kept of it is new enough.</summary>
    public void Note(long sessionId, DateTime lastUsedAt)
    {
        if (lastUsedAt <= Now - Session.UseInterval)
        {
            _used[sessionId] = true;
        }
    }

    /// <returns>How many were kept.</returns>
    public async Task<int> KeepAsync(CancellationToken cancellation = default)
    {
        var (kept, now) = (0, Now);
        foreach (var some in _used.Keys.Order().Chunk(AtOnce).ToList())
        {
            foreach (var id in some)
            {
                _used.TryRemove(id, out _);
            }

            await using var scope = scopes.CreateAsyncScope();
            var sessions = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().Sessions
                .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
            kept += await sessions.Where(session => some.Contains(session.Id) && session.LastUsedAt < now)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastUsedAt, now), cancellation);
        }

        return kept;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
