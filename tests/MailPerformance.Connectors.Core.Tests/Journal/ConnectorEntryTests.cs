using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Tests.Connectors;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>What the journal says of connectors, invitations and phones.</summary>
public sealed class ConnectorEntryTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Phone = "iPhone de Sandra";

    private static long _authorization = 7_000_000_000;

    // Each test has a database of its own: platforms are everybody's.
    private readonly CoreHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task Connector_GivenChangedAndRemoved_IsTold()
    {
        var account = await AccountAsync();
        var (by, contact, id) = (account.AdministratorId, await account.AddContactAsync(), 0L);

        var given = await account.OneToldByAsync(async () => id = await account.AddConnectorAsync(contact));
        var raised = await account.OneToldByAsync(async () => WriteAssert.Done(await account.AsAdministrator(core =>
            core.Connectors.ChangePrivilegeAsync(id, ConnectorPrivilege.ReadWrite))));
        var removed = await account.OneToldByAsync(async () => WriteAssert.Done(await account.AsAdministrator(core =>
            core.Informations.UpdateAsync(contact, Sample.Edit(
                ConnectorChoice.None, ConnectorChoice.Of(ConnectorPrivilege.ReadWrite))))));

        given.Is(JournalKind.ConnectorGiven, Entrance.Browser, by, id, contact).Names("iPhone").Says("after:Privilege=Read");
        raised.Is(JournalKind.ConnectorChanged, Entrance.Browser, by, id, contact).Names("iPhone")
            .Says("before:Privilege=Read", "after:Privilege=ReadWrite");
        removed.Is(JournalKind.ConnectorRemoved, Entrance.Browser, by, id, contact).Names("iPhone").Says("before:Privilege=ReadWrite");
    }

    [Fact]
    public async Task Removing_EndsThePhones_WhichIsTold()
    {
        var account = await AccountAsync();
        var contact = await account.AddCallerAsync();
        var phone = await account.Inside(core => core.Db.MobileDevices.Select(device => device.Id).SingleAsync());
        var connector = Assert.Single(await account.ConnectorsOfAsync(contact)).Id;

        var told = await account.ToldByAsync(async () =>
            WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connector))));

        Assert.Equal([JournalKind.ConnectorRemoved, JournalKind.PhoneEnded], told.Select(one => one.Kind));
        told[1].Is(JournalKind.PhoneEnded, Entrance.Browser, account.AdministratorId, phone, contact).Names("iPhone de test")
            .Says("after:EndReason=ConnectorRemoved");
    }

    [Fact]
    public async Task Review_AskedForAndConfirmed_IsTold()
    {
        var world = await ReviewWorld.CreateAsync(_host, isHeld: true);
        var (account, contact) = (world.Account, await world.Account.AddContactAsync());
        await account.AddConnectorAsync(contact);
        var id = Assert.Single(await account.ConnectorsOfAsync(contact)).Id;

        var asked = await account.ToldByAsync(() => world.ChangeEmailAsync(contact));
        var shown = await world.ShownAsync(contact);
        var confirmed = await account.OneToldByAsync(async () => WriteAssert.Done(
            await account.AsAdministrator(core => core.Connectors.ConfirmAsync(id, shown))));

        Assert.Equal([JournalKind.ContactChanged, JournalKind.ConnectorToReview], asked.Select(one => one.Kind));
        asked[1].Is(JournalKind.ConnectorToReview, Entrance.Browser, world.DelegateId, id, contact).Names("iPhone").Says();
        confirmed.Is(JournalKind.ConnectorConfirmed, Entrance.Browser, account.AdministratorId, id, contact).Names("iPhone").Says();
    }

    [Fact]
    public async Task WaitingList_ThatIsInvited_IsToldOfEach()
    {
        var account = await AccountAsync();
        var (one, two) = (await account.AddContactAsync(), await account.AddContactAsync());
        foreach (var id in new[] { one, two })
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.AddAsync("android", id, ConnectorPrivilege.Read)));
        }

        _host.Time.Advance(TimeSpan.FromMinutes(1));
        WriteAssert.Done(await _host.InScope(core => core.Platforms.SetAvailabilityAsync("android", PlatformAvailability.Available)));

        var told = await account.ToldByAsync(async () =>
            WriteAssert.Done(await account.AsAdministrator(core => core.Waiting.InviteAsync("android"))));

        Assert.Equal([one, two], told.Select(invited => invited.Entry.ContactId!.Value).Order());
        foreach (var invited in told)
        {
            var connector = Assert.Single(await account.ConnectorsOfAsync(invited.Entry.ContactId!.Value)).Id;
            invited.Is(JournalKind.ConnectorInvited, Entrance.Browser, account.AdministratorId, connector, invited.Entry.ContactId)
                .Names("Android").Says();
        }
    }

    [Fact]
    public async Task Invitation_Made_MadeAgain_AndUsed_IsTold_WithTheActivationAndThePhone()
    {
        var account = await AccountAsync();
        var (by, contact) = (account.AdministratorId, await account.AddContactAsync());
        var connector = await account.AddConnectorAsync(contact);
        var code = "";

        var made = await account.OneToldByAsync(() => InviteAsync());
        var again = await account.ToldByAsync(() => InviteAsync());
        var used = await account.ToldByAsync(() => SignInAsync(account, contact, new DeviceDescription(Phone, "iPhone 17"), code));

        made.Is(JournalKind.InvitationMade, Entrance.Browser, by, null, contact).Names(null).Says();
        Assert.Equal([JournalKind.InvitationMade, JournalKind.InvitationEnded], again.Select(one => one.Kind).Order());
        Assert.All(again, one => one.Is(one.Kind, Entrance.Browser, by, null, contact).Says());
        Assert.Equal(
            [JournalKind.ConnectorActivated, JournalKind.PhoneConnected, JournalKind.InvitationUsed], used.Select(one => one.Kind));
        used[0].Is(JournalKind.ConnectorActivated, Entrance.Phone, contact, connector, contact).Names("iPhone").Says();
        used[1].Is(JournalKind.PhoneConnected, Entrance.Phone, contact, await PhoneAsync(account), contact).Names(Phone)
            .Says($"after:Name={Phone}", "after:Model=iPhone 17");
        used[2].Is(JournalKind.InvitationUsed, Entrance.Phone, contact, null, contact).Says();

        async Task InviteAsync() =>
            code = WriteAssert.Done(await account.AsAdministrator(core => core.Invitations.CreateAsync(connector)));
    }

    [Fact]
    public async Task Phone_ConnectedAgain_Ended_AndEndedOnceMore_IsTold()
    {
        var account = await AccountAsync();
        var contact = await account.AddContactAsync();
        await account.AddConnectorAsync(contact);
        var first = new DeviceDescription(Phone, System: "iOS 26.0", InstallationId: "i1");
        await SignInAsync(account, contact, first);
        var id = await PhoneAsync(account);

        var again = await account.OneToldByAsync(() => SignInAsync(account, contact, first with { System = "iOS 26.1" }));
        var ended = await account.OneToldByAsync(() => EndAsync(account, contact, id));
        await account.NothingToldByAsync(() => EndAsync(account, contact, id));

        again.Is(JournalKind.PhoneConnected, Entrance.Phone, contact, id, contact).Names(Phone)
            .Says("before:System=iOS 26.0", "after:System=iOS 26.1");
        ended.Is(JournalKind.PhoneEnded, Entrance.Browser, contact, id, contact).Names(Phone).Says("after:EndReason=Disconnected");
    }

    [Fact]
    public async Task Phone_NamedByItsOwner_IsToldAsTheOwnersPersonalData()
    {
        var account = await AccountAsync();
        var contact = await account.AddContactAsync();
        await account.AddConnectorAsync(contact);

        var told = await account.ToldByAsync(async () =>
        {
            await SignInAsync(account, contact, new DeviceDescription(Phone));
            var id = await PhoneAsync(account);
            WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAsync(id)));
        });

        var named = told.SelectMany(one => one.Said).Where(said => said.Value == Phone).ToList();
        Assert.Equal([JournalSaid.Subject, "after:Name", JournalSaid.Subject], named.Select(said => said.Key));
        Assert.All(named, said => Assert.Equal(contact, said.Of));
    }

    [Fact]
    public async Task Phones_OfAConnectorOrPlatform_EndedTogether_AreToldEach()
    {
        var account = await AccountAsync();
        var contact = await account.AddCallerAsync();
        await account.AddDeviceAsync(contact, "Autre");
        var connector = Assert.Single(await account.ConnectorsOfAsync(contact)).Id;

        var told = await account.ToldByAsync(async () => Assert.Equal(
            2, WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAllOfConnectorAsync(connector)))));
        await account.AddDeviceAsync(contact, "Dernier");
        var last = await account.OneToldByAsync(async () => Assert.Equal(
            1, WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAllOfPlatformAsync(Sample.IPhone)))));

        Assert.Equal(["Autre", "iPhone de test"], told.Select(one => one[JournalSaid.Subject]).Order(StringComparer.Ordinal));
        Assert.All(told.Append(last), one => one.Is(
            JournalKind.PhoneEnded, Entrance.Browser, account.AdministratorId, one.Entry.SubjectId, contact));
        last.Names("Dernier");
    }

    private static Task<long> PhoneAsync(TestAccount account) =>
        account.Inside(core => core.Db.MobileDevices.OrderByDescending(device => device.Id).Select(device => device.Id).FirstAsync());

    private static async Task SignInAsync(TestAccount account, long contact, DeviceDescription phone, string? code = null)
    {
        var approval = await account.ApprovalAsync(contact);
        WriteAssert.Done(await account.AsPhone(contact, core => core.Devices.SignedInAsync(
            contact, Sample.IPhone, Interlocked.Increment(ref _authorization), phone, approval, code)));
    }

    private static async Task EndAsync(TestAccount account, long by, long id) =>
        WriteAssert.Done(await account.As(by, core => core.Devices.EndAsync(id)));

    private async Task<TestAccount> AccountAsync()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }
}
