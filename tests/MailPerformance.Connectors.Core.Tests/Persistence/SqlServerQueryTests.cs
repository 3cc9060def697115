using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>
/// What the services ask of SQL Server: it translates, and Microsoft's own parser reads it. No server is there, so every answer is
/// empty; that the answers are right is tested on SQLite.
/// </summary>
public sealed class SqlServerQueryTests : IDisposable
{
    private readonly SqlServerWithoutServer _host = new();

    public static TheoryData<string> Names => new(Queries.Keys);

    private static Dictionary<string, Func<CoreServices, SqlServerWithoutServer, Task>> Queries { get; } = new()
    {
        // A count always has an answer, but not here.
        ["outbox looked at"] = (core, _) => Record.ExceptionAsync(() => OutboxCondition.ReadAsync(core.Db, DateTime.UnixEpoch)),

        // Written as SQL: an answer without their columns is refused.
        ["database set up"] = (core, host) => Record.ExceptionAsync(() => host.Get<IDatabaseInspection>().SetupAsync(core.Db)),
        ["clock of the server"] = (core, host) => Record.ExceptionAsync(() => host.Get<IDatabaseInspection>().ClockAsync(core.Db)),

        ["campaigns listed"] = (core, _) => core.Campaigns.ListAsync(new CampaignQuery(
            [CampaignState.Sending, CampaignState.Sent], 3, "été", DateTime.UnixEpoch, DateTime.MaxValue, 2, 10)),
        ["campaign found"] = (core, _) => core.Campaigns.FindAsync(1),
        ["campaign with history"] = (core, _) => core.Campaigns.FindDetailsAsync(1, 50),
        ["campaign with series"] = (core, _) => core.Campaigns.FindSeriesAsync(1, 200),
        ["campaigns to stop"] = (core, _) => core.Campaigns.StoppableAsync(201),
        ["orders due"] = (_, host) => host.Get<CampaignOrderSender>().SendDueAsync(),
        ["order answered"] = (_, host) => host.Get<CampaignSettlement>().SettleAsync(Guid.Empty, new SendingAnswer.Accepted()),
        ["coverage"] = (core, _) => core.Coverage.OfAsync(new CampaignView(
            1, "a", "a", "", CampaignState.Sending, 3, null, null, null, null, 1, new CampaignCounts(), null, null)),
        ["access to the platform"] = (core, _) => core.Access.FindAsync(1, "iphone"),
        ["access of a device"] = (core, _) => core.Access.FindAsync(1, 2L),
        ["device used"] = (core, _) => core.Access.UsedAsync(new CallingDevice(1, "a", null, null, null, DateTime.UnixEpoch, null)),
        ["device refused"] = (core, _) => core.Access.RefusedAsync(1),
        ["device ended"] = (core, _) => core.Access.EndAsync(1, DeviceEnd.TokenReused),
        ["invitation"] = (core, _) => core.Invitations.FindAsync("ABCD-EFGH"),
        ["invitations pruned"] = (core, _) => core.Invitations.PruneAsync(TimeSpan.FromDays(1)),
        ["waiting list"] = (core, _) => WaitingList.Of(core.Db, new Actor(1, 1, false, []), DateTime.UnixEpoch).ToListAsync(),
        ["session"] = (core, _) => core.SignedIn.FindInSessionAsync(1, "a"),
        ["sessions pruned"] = (core, _) => core.Sessions.PruneAsync(TimeSpan.FromDays(1)),
        ["password"] = (core, _) => core.SignIn.VerifyAsync("FG3admin", "a"),
        ["password of a suspended contact"] = (core, _) => core.SignIn.VerifyInFrontOfAppAsync("FG3admin", "a"),
        ["second factor"] = (core, _) => core.SecondFactors.VerifyAsync(new PasswordPassed(1, 1, "a", true), "123456"),
        ["second factor's state"] = (core, _) => core.SecondFactors.StateAsync(1),
        ["contacts searched"] = async (core, _) =>
            await (await core.Search.FindAsync("a b@c @d")).Contacts.AbleToSignIn(DateTime.UnixEpoch).ToListAsync(),
        ["contacts of suspended connectors"] = (core, _) => core.Db.SuspendedContactIds(DateTime.UnixEpoch, isOn: true).ToListAsync(),
        ["contacts with access"] = (core, _) => core.Db.Contacts.WithAccess(DateTime.UnixEpoch).ToListAsync(),
        ["contacts from a place on"] = (core, _) => ContactOrder.ByLastName
            .From(core.Db.Contacts, new ContactPlace(500, "A", "B", "FG3C", "9999-12-31", "", 1), descending: true).ToListAsync(),
        ["figures of platforms"] = (core, _) => PlatformFigures.Of(
            core.Db, new Actor(1, 1, false, []), DateTime.UnixEpoch, 1000, 1000).ToListAsync(),
        ["connectors behind a place"] = (core, _) => ConnectorOrder.ByPrivilege.Behind(
            core.Db.MobileConnectors, new ConnectorPlace("A", "B", "C", ConnectorPrivilege.Read, null, 1), true, 26).ToListAsync(),
        ["connectors behind an activation"] = (core, _) => ConnectorOrder.ByActivation.Behind(
            core.Db.MobileConnectors, new ConnectorPlace("A", "B", "C", ConnectorPrivilege.Read, DateTime.UnixEpoch, 1), true, 26)
            .ToListAsync(),
        ["connectors with state"] = (core, _) => core.Db.MobileConnectors.WithState(DateTime.UnixEpoch)
            .Select(one => new { one.Connector.Id, one.State, one.SuspendedBy }).ToListAsync(),
        ["connectors counted"] = (core, _) =>
        {
            var all = core.Db.MobileConnectors.WithState(DateTime.UnixEpoch);
            return core.Db.MobilePlatforms.Select(platform => all.Count(one =>
                one.Connector.PlatformId == platform.Id && one.State == ConnectorState.Suspended)).ToListAsync();
        },
        ["standing"] = (core, _) => core.Db.FindContactStandingAsync(1),
        ["rights"] = (core, _) => core.Db.FindContactRightsAsync(1, byId: 2),
        ["outbox sent"] = (_, host) => host.Get<OutboxSender>().SendDueAsync(),
        ["outbox pruned"] = (_, host) => host.Get<OutboxSender>().PruneAsync(TimeSpan.FromDays(30)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Query_TranslatesAndParses(string name)
    {
        await _host.InScope(async core =>
        {
            core.Current.Enter(1, 1);
            await Queries[name](core, _host);
        });

        Assert.NotEmpty(_host.Sent);
        Assert.All(_host.Sent, sql => Assert.True(TransactSql.Parse(sql).Errors.Count == 0, sql));
    }

    public void Dispose() => _host.Dispose();
}
