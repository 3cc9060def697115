using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Sends kept orders to the sending system, again and again until it has answered: each by one sender at a time, whatever node it
/// runs on, and always with the same key. No connection to the database is held while the sending system is waited for.
/// </summary>
public sealed partial class CampaignOrderSender(
    IServiceScopeFactory scopes,
    ISendingSystem sending,
    CampaignSettlement settlement,
    IOptions<SendingOptions> options,
    TimeProvider time,
    ILogger<CampaignOrderSender> logger)
{
    private const int BatchSize = 100;

    // Side by side: one that the sending system does not answer keeps no other waiting.
    private const int AtOnce = 20;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <returns>How many orders were sent.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        var sent = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(await DueAsync(cancellation), parallel, async (id, _) =>
        {
            if (await ClaimAsync(id) && await SendAsync(id))
            {
                Interlocked.Increment(ref sent);
            }
        });
        return sent;
    }

    /// <summary>The pause after so many attempts: two seconds, twice as long each time, never more than a minute.</summary>
    public static TimeSpan PauseAfter(int attempts) =>
        attempts > 5 ? LongestPause : TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, attempts)));

    /// <summary>Claims a new order for whoever keeps it and sends it next.</summary>
    internal void Claim(CampaignOrder order) => (order.Attempts, order.NextAttemptAt) = (1, NextAfter(order.KeptAt, 1));

    /// <summary>Sends an order that the caller has claimed. Never fails: whatever goes wrong leaves it to the next attempt.</summary>
    /// <returns>Whether it was sent.</returns>
    internal async Task<bool> SendAsync(long id)
    {
        try
        {
            if (await FindAsync(id) is not { } due)
            {
                return false;
            }

            var now = time.GetUtcNow().UtcDateTime;
            if (due.Ended(now) is { } ended)
            {
                await settlement.SettleAsync(due.Order.Key, ended);
                return false;
            }

            if (due.IsSupersededByPending)
            {
                return false;
            }

            await settlement.SettleAsync(due.Order.Key, await AskAsync(id, due.Order), now);
            return true;
        }
        catch (Exception failure)
        {
            LogFailure(failure, id);
            return false;
        }
    }

    private async Task<SendingAnswer?> AskAsync(long id, SendingOrder order)
    {
        using var late = new CancellationTokenSource(options.Value.Answer, time);
        try
        {
            return await sending.SendAsync(order, late.Token).WaitAsync(late.Token);
        }
        catch (Exception failure)
        {
            LogNoAnswer(failure, id);
            return null;
        }
    }

    private DateTime NextAfter(DateTime now, int attempts) => now + options.Value.Answer + PauseAfter(attempts);

    private static IQueryable<CampaignOrder> Everywhere(IServiceProvider services) =>
        services.GetRequiredService<ConnectorsDbContext>().CampaignOrders.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    // Stops first.
    private async Task<List<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow().UtcDateTime;
        return await Everywhere(scope.ServiceProvider).Where(order => order.NextAttemptAt <= now)
            .OrderBy(order => order.Kind == CampaignMoveKind.Interrupt ? 0 : 1)
            .ThenBy(order => order.NextAttemptAt).ThenBy(order => order.Id)
            .Take(BatchSize).Select(order => order.Id).ToListAsync(cancellation);
    }

    // One of several senders puts the row off; for the others it is no longer due.
    private async Task<bool> ClaimAsync(long id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow().UtcDateTime;
        var due = Everywhere(scope.ServiceProvider).Where(order => order.Id == id && order.NextAttemptAt <= now);
        var attempts = await due.Select(order => (int?)order.Attempts).SingleOrDefaultAsync();
        if (attempts is not { } before)
        {
            return false;
        }

        var next = NextAfter(now, before + 1);
        return await due.ExecuteUpdateAsync(set => set
            .SetProperty(order => order.NextAttemptAt, next)
            .SetProperty(order => order.Attempts, before + 1)) == 1;
    }

    private async Task<DueOrder?> FindAsync(long id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var orders = Everywhere(scope.ServiceProvider);
        return await orders.Where(order => order.Id == id && order.AnsweredAt == null)
            .Select(order => new DueOrder(
                new SendingOrder(
                    order.SendingKey, order.Campaign.Account.Code, order.Campaign.ExternalKey, order.Kind, order.ScheduledAt, order.KeptAt),
                order.Campaign.State,
                order.Campaign.EndedAt,
                orders.Any(later => later.CampaignId == order.CampaignId && later.Id > id && later.State == CampaignOrderState.Confirmed),
                orders.Any(later => later.CampaignId == order.CampaignId && later.Id > id && later.AnsweredAt == null)))
            .SingleOrDefaultAsync();
    }

    [LoggerMessage(LogLevel.Warning, "The sending system did not answer order {OrderId}")]
    private partial void LogNoAnswer(Exception exception, long orderId);

    [LoggerMessage(LogLevel.Error, "Order {OrderId} was not sent, or its answer not kept; it is sent again")]
    private partial void LogFailure(Exception exception, long orderId);

    // A plan that came too late undoes neither a later plan nor a stop; a stop is sent whatever came after it.
    private sealed record DueOrder(
        SendingOrder Order, CampaignState State, DateTime? EndedAt, bool HasLaterConfirmed, bool HasLaterPending)
    {
        public bool IsSupersededByPending => IsPlan && HasLaterPending;

        private bool IsPlan => Order.Kind == CampaignMoveKind.Reschedule;

        public SendingAnswer? Ended(DateTime now) =>
            IsPlan && HasLaterConfirmed ? new SendingAnswer.Refused(CampaignRefusal.Overtaken)
            : State is not (CampaignState.Sent or CampaignState.Interrupted) ? null
            : State == CampaignStateMachine.Aim(Order.Kind) ? new SendingAnswer.Confirmed(EndedAt ?? now)
            : new SendingAnswer.Refused(CampaignRefusal.Overtaken);
    }
}
