using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Stands in for what sends campaigns, in Development and in tests: begins those whose date has come, counts them up over
/// <paramref name="duration"/>, and ends them. One that was interrupted stays where it was.
/// </summary>
public sealed class CampaignSimulator(IServiceScopeFactory scopes, TimeProvider time, TimeSpan duration)
{
    /// <summary>Brings every campaign of every account to where it should be by now.</summary>
    public async Task StepAsync(CancellationToken cancellation = default)
    {
        List<long> accounts;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var now = time.GetUtcNow().UtcDateTime;
            accounts = await scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().Campaigns
                .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
                .Where(campaign => campaign.State == CampaignState.Sending
                    || (campaign.State == CampaignState.Validated && campaign.ScheduledAt <= now))
                .Select(campaign => campaign.AccountId).Distinct().ToListAsync(cancellation);
        }

        foreach (var account in accounts)
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            services.GetRequiredService<CurrentAccount>().EnterUnattended(account, Entrance.Job);
            await services.GetRequiredService<AccountWriter>().RunAsync(
                write => write.Authority.Operate(),
                write =>
                    StepAsync(services.GetRequiredService<ConnectorsDbContext>(), services.GetRequiredService<CampaignNotices>(), write));
        }
    }

    private async Task<WriteResult<int>> StepAsync(ConnectorsDbContext db, CampaignNotices notices, AccountWrite write)
    {
        var now = write.Now;
        var campaigns = await db.Campaigns.Include(campaign => campaign.Points.Where(point => point.At == now))
            .Where(campaign => campaign.State == CampaignState.Sending
                || (campaign.State == CampaignState.Validated && campaign.ScheduledAt <= now))
            .ToListAsync();
        foreach (var campaign in campaigns)
        {
            if (campaign.State == CampaignState.Validated)
            {
                notices.Add(campaign.Move(CampaignMoveKind.Start, now)!, write.Account.Id);
            }

            var share = Math.Clamp((now - campaign.StartedAt!.Value) / duration, 0, 1);
            campaign.Count(CountsAt(campaign, share), now);
            if (share >= 1)
            {
                notices.Add(campaign.Move(CampaignMoveKind.Finish, now)!, write.Account.Id);
            }
        }

        return WriteResult.Done(campaigns.Count);
    }

    // The same campaign always has the same rates, another one others.
    private static CampaignCounts CountsAt(ExpressCampaign campaign, double share)
    {
        var seed = new Random(unchecked((int)campaign.Id));
        var targeted = campaign.Counts.Targeted > 0 ? campaign.Counts.Targeted : 10_000 + seed.Next(90_000);
        int Part(int whole, double least, double most) => (int)(whole * (least + (seed.NextDouble() * (most - least))));
        var sent = (int)(targeted * share);
        var delivered = sent - Part(sent, 0.01, 0.04);
        var opens = Part(delivered, 0.12, 0.3);
        return new CampaignCounts
        {
            Targeted = targeted,
            Sent = sent,
            Delivered = delivered,
            Bounces = sent - delivered,
            Opens = opens,
            Clicks = Part(opens, 0.08, 0.2),
            Unsubscribes = Part(delivered, 0, 0.003),
            Complaints = Part(delivered, 0, 0.0005),
        };
    }
}
