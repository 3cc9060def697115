using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Where every answer of the sending system comes in, at once or later, once or several times: the first confirmation moves the
/// campaign, tells those who want to know, and ends the order.
/// </summary>
public sealed partial class CampaignSettlement(
    IServiceScopeFactory scopes, ProductMetrics metrics, ILogger<CampaignSettlement> logger)
{
    /// <param name="sendingKey">See <see cref="SendingOrder.Key"/>.</param>
    /// <returns>False when there is no such order.</returns>
    /// <exception cref="AccountBusyException">Too many others write in the account; nothing was written.</exception>
    public Task<bool> SettleAsync(Guid sendingKey, SendingAnswer answer) => SettleAsync(sendingKey, answer, null);

    /// <param name="answer">Null: the order was sent and no answer came.</param>
    /// <param name="sentAt">Null: unknown.</param>
    internal async Task<bool> SettleAsync(Guid sendingKey, SendingAnswer? answer, DateTime? sentAt)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<ConnectorsDbContext>();
        var known = await db.CampaignOrders.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(order => order.SendingKey == sendingKey)
            .Select(order => new { order.AccountId, order.State, order.AcceptedAt })
            .SingleOrDefaultAsync();
        if (known is null)
        {
            return false;
        }

        if (SaysNothingNew(known.State, known.AcceptedAt, answer))
        {
            if (Contradicts(known.State, answer))
            {
                LogContradiction(sendingKey, known.State);
            }

            return true;
        }

        services.GetRequiredService<CurrentAccount>().EnterUnattended(known.AccountId, Entrance.Job);

        // It has happened: no rule undoes it. Whoever ordered it has been asked.
        services.GetRequiredService<Consent>().Force();
        var outcome = services.GetRequiredService<CampaignOutcome>();
        CampaignOrder? answered = null;
        var written = await services.GetRequiredService<AccountWriter>().RunAsync(
            _ => OrderAsync(db, sendingKey),
            (write, _) => write.Authority.Operate(),
            (write, order) =>
            {
                var wasAnswered = order.AnsweredAt is not null;
                outcome.Apply(order, answer, sentAt ?? write.Now, write.Now);
                answered = wasAnswered ? null : order;
                return Task.FromResult(WriteResult.Done(true));
            });
        if (written.IsDone && answered is { AnsweredAt: { } at })
        {
            metrics.OrderAnswered(answered.Kind, answered.State, at - answered.KeptAt);
        }

        return true;
    }

    // With its campaign and that one's last move.
    private static async Task<CampaignOrder?> OrderAsync(ConnectorsDbContext db, Guid sendingKey)
    {
        var order = await db.CampaignOrders.Include(found => found.Campaign).SingleOrDefaultAsync(found => found.SendingKey == sendingKey);
        if (order is not null)
        {
            await db.CampaignMoves.LastOf(db.Campaigns.Where(campaign => campaign.Id == order.CampaignId)).LoadAsync();
        }

        return order;
    }

    private static bool Contradicts(CampaignOrderState state, SendingAnswer? answer) =>
        (state, answer) is (CampaignOrderState.Refused, SendingAnswer.Confirmed) or (CampaignOrderState.Confirmed, SendingAnswer.Refused);

    [LoggerMessage(LogLevel.Warning, "The sending system now says the opposite of order {SendingKey}, which stays {State}")]
    private partial void LogContradiction(Guid sendingKey, CampaignOrderState state);

    private static bool SaysNothingNew(CampaignOrderState state, DateTime? acceptedAt, SendingAnswer? answer) =>
        state is CampaignOrderState.Confirmed or CampaignOrderState.Refused
        || (state == CampaignOrderState.Sent && (answer is null || (answer is SendingAnswer.Accepted && acceptedAt is not null)));
}
