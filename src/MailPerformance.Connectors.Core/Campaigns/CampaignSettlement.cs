using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Where every answer of the sending system comes in, at once or later, once or several times: the first confirmation moves the
/// campaign, tells those who want to know, and ends the order.
/// </summary>
public sealed class CampaignSettlement(IServiceScopeFactory scopes)
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
            return true;
        }

        services.GetRequiredService<CurrentAccount>().EnterUnattended(known.AccountId, Entrance.Job);
        var outcome = services.GetRequiredService<CampaignOutcome>();
        await services.GetRequiredService<AccountWriter>().RunAsync(
            _ => db.CampaignOrders.Include(order => order.Campaign).SingleOrDefaultAsync(order => order.SendingKey == sendingKey),
            (write, _) => write.Authority.Operate(),
            (write, order) =>
            {
                outcome.Apply(order, answer, sentAt ?? write.Now, write.Now);
                return Task.FromResult(WriteResult.Done(true));
            });
        return true;
    }

    private static bool SaysNothingNew(CampaignOrderState state, DateTime? acceptedAt, SendingAnswer? answer) =>
        state is CampaignOrderState.Confirmed or CampaignOrderState.Refused
        || (state == CampaignOrderState.Sent && (answer is null || (answer is SendingAnswer.Accepted && acceptedAt is not null)));
}
