using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>State, reason and counts, for every combination of facts: in memory and in queries, against a list written by hand.</summary>
public sealed class ConnectorStateTests(CoreHost host) : IClassFixture<CoreHost>
{
    private static readonly bool[] Both = [false, true];

    private static readonly int?[] Hours = [-1, null, 0, 1];

    private static readonly Dictionary<string, PlatformAvailability> Platforms = new()
    {
        ["iphone"] = PlatformAvailability.Available,
        ["ipad"] = PlatformAvailability.ComingSoon,
        ["android"] = PlatformAvailability.Retired,
    };

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task WithState_EveryCombinationOfFacts_IsTheSameInMemoryAndInQueries(bool isActive, bool isOptionOn)
    {
        var account = await CreateAsync(isActive, isOptionOn);

        var queried = await account.Inside(core => core.Db.MobileConnectors.WithState(host.Now)
            .Select(one => new Answer(one.Connector.Id, one.State, one.SuspendedBy)).ToListAsync());
        var graph = await account.Inside(core => core.Db.MobileConnectors
            .Include(found => found.Platform).Include(found => found.Contact).ThenInclude(found => found.Account).ToListAsync());
        var computed = graph.AsQueryable().WithState(host.Now).Select(one => new Answer(one.Connector.Id, one.State, one.SuspendedBy));

        Assert.Equal(2 * 2 * 2 * 4 * 4 * 3, queried.Count);
        Assert.Equal(graph.Select(Expected).OrderBy(one => one.Id), queried.OrderBy(one => one.Id));
        Assert.Equal(queried.OrderBy(one => one.Id), computed.OrderBy(one => one.Id));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task WithState_CountedAndFilteredInQueries_IsWhatRowsSay(bool isActive, bool isOptionOn)
    {
        var account = await CreateAsync(isActive, isOptionOn);
        await account.Inside(async core =>
        {
            var all = core.Db.MobileConnectors.WithState(host.Now);
            var rows = (await core.Db.MobileConnectors.Include(found => found.Platform).Include(found => found.Contact)
                .ThenInclude(found => found.Account).ToListAsync()).Select(Expected).ToList();
            foreach (var state in Enum.GetValues<ConnectorState>())
            {
                Assert.Equal(rows.Count(row => row.State == state), await all.CountAsync(one => one.State == state));
            }

            Assert.Equal(rows.Count(row => row.State == ConnectorState.Waiting), await core.Db.MobileConnectors.Waiting().CountAsync());
            foreach (var by in Enum.GetValues<SuspendedBy>())
            {
                Assert.Equal(rows.Count(row => row.By == by), await all.CountAsync(one => one.SuspendedBy == by));
            }

            return true;
        });
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Figures_OfEachPlatform_AreWhatRowsSay(bool isActive, bool isOptionOn)
    {
        var account = await CreateAsync(isActive, isOptionOn);
        await account.Inside(async core =>
        {
            var actor = new Core.Accounts.Actor(account.AdministratorId, account.Id, true, []);
            var states = await core.Db.MobileConnectors.WithState(host.Now)
                .Select(one => new { one.Connector.PlatformId, one.State }).ToListAsync();
            var all = await PlatformFigures.Of(core.Db, actor, host.Now, 1000, 1000).ToListAsync();
            foreach (var figures in all)
            {
                var own = states.Where(one => one.PlatformId == figures.Platform.Id).ToLookup(one => one.State);
                Assert.Equal(
                    (own.Sum(state => state.Count()), own[ConnectorState.Waiting].Count(), own[ConnectorState.Suspended].Count(),
                        own[ConnectorState.Activated].Count()),
                    (figures.Total, figures.Waiting, figures.Suspended(isActive && isOptionOn), figures.Activated(isActive && isOptionOn)));
            }

            var bounded = await PlatformFigures.Of(core.Db, actor, host.Now, 2, 3).SingleAsync(one => one.Platform.Key == "iphone");
            Assert.Equal((4, 3, 3, 3), (bounded.Total, bounded.SuspendedForGood, bounded.SuspendedForMinutes, bounded.Working));
            return true;
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Access_EveryCombinationOfFacts_IsTheSameInMemoryAndInQueries(bool isActive)
    {
        var account = await CreateAsync(isActive, true);
        await account.Inside(async core =>
        {
            var contacts = await core.Db.Contacts.Include(found => found.Account).ToListAsync();
            var queried = await core.Db.Contacts.WithAccess(host.Now).Select(one => new { one.Contact.Id, one.KeptOutBy }).ToListAsync();
            var allowed = await core.Db.Contacts.Allowed(host.Now).Select(found => found.Id).ToListAsync();
            var able = await core.Db.Contacts.AbleToSignIn(host.Now).Select(found => found.Id).ToListAsync();

            Assert.Equal(
                contacts.Select(found => (found.Id, By: KeptOut(found))).Order(),
                queried.Select(found => (found.Id, By: found.KeptOutBy)).Order());
            Assert.Equal(
                contacts.AsQueryable().WithAccess(host.Now).Select(one => new { one.Contact.Id, one.KeptOutBy }).OrderBy(one => one.Id),
                queried.OrderBy(one => one.Id));
            Assert.Equal(queried.Where(found => found.KeptOutBy is null).Select(found => found.Id).Order(), able.Order());
            Assert.Equal(contacts.Where(IsAllowed).Select(found => found.Id).Order(), allowed.Order());
            Assert.Equal(
                queried.Where(found => ContactAccess.IsAllowed(found.KeptOutBy)).Select(found => found.Id).Order(), allowed.Order());
            return true;
        });
    }

    [Fact]
    public async Task RetiredPlatform_GivesNothingMore_AndLetsWhatItGaveBeTakenBack()
    {
        const string Key = "android";
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var (holder, other) = (await account.AddContactAsync(), await account.AddContactAsync());
        Task SetAsync(PlatformAvailability availability) =>
            host.InScope(async core => WriteAssert.Done(await core.Platforms.SetAvailabilityAsync(Key, availability)));
        Task<WriteResult<long>> RefusedAsync(Func<CoreServices, Task<WriteResult<long>>> work) =>
            account.UnchangedBy(account.AdministratorId, work);
        await SetAsync(PlatformAvailability.Available);
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.AddAsync(Key, holder, ConnectorPrivilege.ReadWrite)));
        var id = (await account.ConnectorsOfAsync(holder)).Single().Id;
        await SetAsync(PlatformAvailability.Retired);

        WriteAssert.Invalid(
            await RefusedAsync(core => core.Connectors.AddAsync(Key, other, ConnectorPrivilege.Read)),
            ConnectorService.PrivilegeField, "Connector_PlatformUnavailable", "Android");
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.ChangePrivilegeAsync(id, ConnectorPrivilege.ReadWrite)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.ChangePrivilegeAsync(id, ConnectorPrivilege.Read)));
        WriteAssert.Invalid(
            await RefusedAsync(core => core.Connectors.ChangePrivilegeAsync(id, ConnectorPrivilege.ReadWrite)),
            ConnectorService.PrivilegeField, "Connector_PlatformUnavailable", "Android");
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(id)));
    }

    [Fact]
    public void SuspendedBy_HasWhateverKeepsAContactOut() =>
        Assert.All(Enum.GetValues<KeptOutBy>(), by => Assert.Equal(by.ToString(), ((SuspendedBy)by).ToString()));

    // The list by hand: what the pages have said from the beginning.
    private Answer Expected(MobileConnector connector)
    {
        if (connector.Platform.Availability == PlatformAvailability.ComingSoon)
        {
            return new Answer(connector.Id, ConnectorState.Waiting, null);
        }

        SuspendedBy? by = connector.Platform.Availability == PlatformAvailability.Retired ? SuspendedBy.Platform
            : KeptOut(connector.Contact) is { } own ? Enum.Parse<SuspendedBy>(own.ToString())
            : !connector.Contact.Account.MobileConnectorsEnabled ? SuspendedBy.Option
            : connector.IsHeld ? SuspendedBy.Review
            : null;
        var state = by is not null ? ConnectorState.Suspended
            : connector.ActivatedAt is null ? ConnectorState.Configured
            : ConnectorState.Activated;
        return new Answer(connector.Id, state, by);
    }

    private KeptOutBy? KeptOut(Contact contact) =>
        contact.LockedAt is not null ? KeptOutBy.Block
        : contact.AccessEndsAt is { } end && end <= host.Now ? KeptOutBy.EndDate
        : !contact.Account.IsActive ? KeptOutBy.Account
        : contact.LockoutEnd is { } until && until.UtcDateTime > host.Now ? KeptOutBy.WrongPasswords
        : null;

    private bool IsAllowed(Contact contact) =>
        contact.Account.IsActive && contact.LockedAt is null && !(contact.AccessEndsAt is { } end && end <= host.Now);

    private async Task<TestAccount> CreateAsync(bool isActive, bool isOptionOn)
    {
        var account = await host.CreateAccountAsync();
        foreach (var (key, availability) in Platforms)
        {
            WriteAssert.Done(await host.InScope(core => core.Platforms.SetAvailabilityAsync(key, availability)));
        }

        await account.Inside(async core =>
        {
            var platforms = await core.Db.MobilePlatforms.Where(platform => Platforms.Keys.Contains(platform.Key)).ToListAsync();
            var row = await core.Db.Accounts.SingleAsync();
            (row.IsActive, row.MobileConnectorsEnabled) = (isActive, isOptionOn);
            var facts = from isBlocked in Both
                        from isActivated in Both
                        from isHeld in Both
                        from end in Hours
                        from lockout in Hours
                        select (isBlocked, isActivated, isHeld, end, lockout);
            foreach (var (isBlocked, isActivated, isHeld, end, lockout) in facts)
            {
                var contact = ContactDetailsWriter.NewContact(Sample.Details(), row, host.Now);
                contact.LockedAt = isBlocked ? host.Now : null;
                contact.AccessEndsAt = end is { } hours ? host.Now.AddHours(hours) : null;
                contact.LockoutEnd = lockout is { } minutes ? new DateTimeOffset(host.Now.AddMinutes(minutes)) : null;
                foreach (var platform in platforms)
                {
                    var connector = new MobileConnector
                    {
                        AccountId = row.Id,
                        Contact = contact,
                        PlatformId = platform.Id,
                        Privilege = ConnectorPrivilege.Read,
                        CreatedAt = host.Now,
                        ActivatedAt = isActivated ? host.Now : null,
                        IsHeld = isHeld,
                    };
                    connector.Copy(contact);
                    core.Db.Add(connector);
                }
            }

            return await core.Db.SaveChangesAsync();
        });
        return account;
    }

    private sealed record Answer(long Id, ConnectorState State, SuspendedBy? By);
}
