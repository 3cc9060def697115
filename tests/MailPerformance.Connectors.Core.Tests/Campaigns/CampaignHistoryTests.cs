using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>Campaigns that have moved often and been asked for much: whoever reads one reads no more of that than is shown.</summary>
public sealed partial class CampaignHistoryTests(CoreHost host) : IClassFixture<CoreHost>
{
    private static Dictionary<string, Func<CoreServices, long, Task>> Readers { get; } = new()
    {
        ["one"] = (core, id) => core.Campaigns.FindAsync(id),
        ["one with its last move"] = (core, id) => core.Campaigns.FindWithLastMoveAsync(id),
        ["one with its history"] = (core, id) => core.Campaigns.FindDetailsAsync(id, 50),
        ["a page"] = (core, _) => core.Campaigns.ListAsync(new CampaignQuery()),
        ["all"] = (core, _) => core.Campaigns.AllAsync(new CampaignQuery(), 10).ToListAsync().AsTask(),
        ["those to stop"] = (core, _) => core.Campaigns.StoppableAsync(10),
        ["last moves"] = (core, id) => core.Db.CampaignMoves.LastOf(core.Db.Campaigns.Where(one => one.Id == id)).ToListAsync(),
    };

    public static TheoryData<string> Names => new(Readers.Keys);

    [Fact]
    public async Task Details_HaveTheLatestAlone_AndSayThatThereIsMore()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddCampaignAsync(CampaignState.Validated);
        var dates = Enumerable.Range(2, 5).Select(hours => host.Now.AddHours(hours)).ToList();
        await account.Inside(async core =>
        {
            var campaign = await core.Db.Campaigns.SingleAsync(found => found.Id == id);
            foreach (var date in dates)
            {
                campaign.Move(CampaignMoveKind.Reschedule, host.Now, date);
                await core.Db.SaveChangesAsync();
            }

            return dates.Count;
        });

        var found = await account.AsAdministrator(core => core.Campaigns.FindWithLastMoveAsync(id));
        var some = await account.AsAdministrator(core => core.Campaigns.FindDetailsAsync(id, 2));
        var all = await account.AsAdministrator(core => core.Campaigns.FindDetailsAsync(id, 6));

        Assert.Equal((dates[4], dates[4]), (found!.Value.Campaign.ScheduledAt, found.Value.LastMove!.NewScheduledAt));
        Assert.Equal([dates[4], dates[3]], some!.History.Select(move => move.NewScheduledAt!.Value));
        Assert.True(some.HasMore);
        Assert.Equal((6, false), (all!.History.Count, all.HasMore));
        Assert.Equal(found.Value.Campaign, all.Campaign);
    }

    [SqliteTheory]
    [MemberData(nameof(Names))]
    public async Task Read_OnSqlite_WalksOverTheMovesAndOrdersOfNoOtherCampaign(string name)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddCampaignAsync(CampaignState.Sending);

        var sent = await host.Commands.ListenAsync(() => account.AsAdministrator(async core =>
        {
            await Readers[name](core, id);
            return 0;
        }));

        await AssertNoWalkAsync(account, sent);
    }

    [SqliteFact]
    public async Task Answer_OnSqlite_WalksOverTheMovesOfNoOtherCampaign()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddCampaignAsync(CampaignState.Sending);
        var order = new CampaignOrder
        {
            AccountId = account.Id,
            CampaignId = id,
            Kind = CampaignMoveKind.Interrupt,
            ContactId = account.AdministratorId,
            ContactName = "Sandra Durand",
            KeptAt = host.Now,
            NextAttemptAt = host.Now,
        };
        await account.Inside(core =>
        {
            core.Db.CampaignOrders.Add(order);
            return core.Db.SaveChangesAsync();
        });

        var settlement = host.Services.GetRequiredService<CampaignSettlement>();
        var sent = await host.Commands.ListenAsync(() => settlement.SettleAsync(order.SendingKey, TestSending.Done(host.Now)));

        Assert.Equal(CampaignState.Interrupted, (await account.CampaignAsync(id)).State);
        await AssertNoWalkAsync(account, [.. sent.Where(sql => sql.StartsWith("SELECT", StringComparison.Ordinal))]);
    }

    private static async Task AssertNoWalkAsync(TestAccount account, IReadOnlyList<string> sent)
    {
        var asked = sent.Where(sql => Things().IsMatch(sql)).ToList();
        Assert.NotEmpty(asked);
        foreach (var sql in asked)
        {
            var aliases = Things().Matches(sql).Select(match => match.Groups["alias"].Value).ToHashSet();
            Assert.All(
                (await account.Inside(core => QueryPlan.OfAsync(core.Db, sql))).Where(line => aliases.Contains(line.Split(' ')[1])),
                line => Assert.Matches(@"\b(CampaignId|Id|rowid|SendingKey)=\?", line));
        }
    }

    [GeneratedRegex("\"Campaign(Moves|Orders)\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex Things();
}
