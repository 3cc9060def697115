using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static MailPerformance.Connectors.Core.Connectors.PlatformAvailability;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>Connectors prepared for a platform that opens later. Each test has a database of its own: platforms are everybody's.</summary>
public sealed class WaitingListTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Android = "android";

    private readonly CoreHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task Invite_TellsThoseWhoWaited_EachOnce()
    {
        var account = await AccountAsync();
        var waiting = await WaitingContactAsync(account);
        var locked = await WaitingContactAsync(account);
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(locked, true)));
        Assert.Equal(0, await InviteAsync(account));
        await SetAsync(Available);
        var late = await WaitingContactAsync(account);

        Assert.Equal(1, await InviteAsync(account));
        Assert.Equal(0, await InviteAsync(account));

        Assert.Equal((waiting, new PlatformOpenMail(3)), Assert.Single(await account.MailsAsync<PlatformOpenMail>()));
        Assert.Equal(_host.Now, (await account.ConnectorsOfAsync(waiting)).Single().InvitedAt);
        Assert.Null((await account.ConnectorsOfAsync(locked)).Single().InvitedAt);
        Assert.Null((await account.ConnectorsOfAsync(late)).Single().InvitedAt);
    }

    [Fact]
    public async Task Opening_OneThatIsOpen_BeginsNothing_ReopeningDoes()
    {
        var account = await AccountAsync();
        await WaitingContactAsync(account);
        await SetAsync(Available);
        Assert.Equal(1, await InviteAsync(account));

        await SetAsync(Available);
        Assert.Equal(0, await InviteAsync(account));
        await SetAsync(ComingSoon);
        Assert.Equal(0, await InviteAsync(account));
        await SetAsync(Available);

        Assert.Equal(1, await InviteAsync(account));
        WriteAssert.NotFound(await _host.InScope(core => core.Platforms.SetAvailabilityAsync("minitel", Available)));
    }

    [Fact]
    public async Task Invite_TwoAdministratorsAtOnce_OneMailEach()
    {
        var account = await AccountAsync();
        await WaitingContactAsync(account);
        await WaitingContactAsync(account);
        await SetAsync(Available);

        var counts = await Together.RunAsync(Enumerable.Range(0, 6).Select(_ => (Func<Task<int>>)(() => InviteAsync(account))).ToArray());

        Assert.Equal(2, counts.Sum());
        Assert.Equal(2, (await account.MailsAsync<PlatformOpenMail>()).Count);
    }

    [Fact]
    public async Task Invite_ByADelegate_LeavesAdministratorsOut_AndNobodyElseMay()
    {
        var account = await AccountAsync();
        var (delegated, nobody) = (await account.AddDelegateAsync(), await account.AddContactAsync());
        await WaitingContactAsync(account, await account.AddAdministratorAsync());
        await WaitingContactAsync(account);
        await SetAsync(Available);

        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(nobody, core => core.Waiting.InviteAsync(Android)));
        Assert.Equal(1, WriteAssert.Done(await account.As(delegated, core => core.Waiting.InviteAsync(Android))));
        Assert.Equal(0, await InviteAsync(await AccountAsync()));
        Assert.Equal(1, await InviteAsync(account));
    }

    [Fact]
    public async Task Invite_OfOneAlone_IsEnough_AndOnesOwnCodeIsNone()
    {
        var account = await AccountAsync();
        var (invited, oneself) = (await WaitingContactAsync(account), await WaitingContactAsync(account));
        await SetAsync(Available);
        WriteAssert.Done(await account.AsAdministrator(core => core.Invitations.CreateAsync(ConnectorOf(core.Db, invited))));
        WriteAssert.Done(await account.As(oneself, core => core.Invitations.CreateAsync(ConnectorOf(core.Db, oneself))));

        Assert.Equal(1, await InviteAsync(account));

        Assert.Equal(oneself, Assert.Single(await account.MailsAsync<PlatformOpenMail>()).ContactId);
    }

    [Fact]
    public async Task Invite_LeavesOutWhoHasConnected_WhatIsHeld_AndOtherPlatforms()
    {
        var account = await AccountAsync();
        var (waiting, connected, held) = (
            await WaitingContactAsync(account), await WaitingContactAsync(account), await WaitingContactAsync(account));
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.AddAsync("ipad", connected, ConnectorPrivilege.Read)));
        await account.Inside(async core =>
        {
            foreach (var connector in core.Db.MobileConnectors.Where(connector => connector.PlatformId == 3))
            {
                connector.ActivatedAt = connector.ContactId == connected ? _host.Now : null;
                connector.IsHeld = connector.ContactId == held;
            }

            return await core.Db.SaveChangesAsync();
        });
        await SetAsync(Available);
        WriteAssert.Done(await _host.InScope(core => core.Platforms.SetAvailabilityAsync("ipad", Available)));

        Assert.Equal(1, await InviteAsync(account));

        Assert.Equal(waiting, Assert.Single(await account.MailsAsync<PlatformOpenMail>()).ContactId);
    }

    [Fact]
    public async Task Invite_WithTheOptionOff_WithoutMail_OrOfAnUnknownPlatform_SavesNothing()
    {
        var account = await AccountAsync();
        await WaitingContactAsync(account);
        await SetAsync(Available);

        WriteAssert.NotFound(await account.UnchangedBy(account.AdministratorId, core => core.Waiting.InviteAsync("minitel")));
        _host.Services.GetRequiredService<IOptions<OutboxOptions>>().Value.IsEnabled = false;
        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Waiting.InviteAsync(Android)), "", "Connector_NoMail");
        await account.SetOptionAsync(false);
        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Waiting.InviteAsync(Android)), "", "Connector_OptionOff");
    }

    private static long ConnectorOf(ConnectorsDbContext db, long contactId) =>
        db.MobileConnectors.Single(connector => connector.ContactId == contactId).Id;

    private static async Task<long> WaitingContactAsync(TestAccount account, long? contactId = null)
    {
        var id = contactId ?? await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.AddAsync(Android, id, ConnectorPrivilege.Read)));
        return id;
    }

    private static async Task<int> InviteAsync(TestAccount account) =>
        WriteAssert.Done(await account.AsAdministrator(core => core.Waiting.InviteAsync(Android)));

    private async Task<TestAccount> AccountAsync()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }

    private async Task SetAsync(PlatformAvailability availability)
    {
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        WriteAssert.Done(await _host.InScope(core => core.Platforms.SetAvailabilityAsync(Android, availability)));
    }
}
