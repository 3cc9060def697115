using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>Rules stand in the one way to write: no service calls them, and who is not concerned does not pay for them.</summary>
public sealed class AccountRuleTests : IAsyncLifetime, IAsyncDisposable
{
    private const string NewPassword = "une tout autre phrase de passe";

    private readonly CoreHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task NewPassword_OfTheLastWhoCanStop_AsksFirst_AndEndsTheDevicesAfterwards()
    {
        var (account, contactId) = await LastStopperAsync();

        var asked = await account.UnchangedBy(contactId, core => core.Passwords.RunAsync(Sample.Password, NewPassword));
        var done = await account.As(contactId, core =>
        {
            core.Consent.Give(StopCoverageRule.Field);
            return core.Passwords.RunAsync(Sample.Password, NewPassword);
        });

        WriteAssert.InvalidIn(asked, StopCoverageRule.Field);
        WriteAssert.Done(done);
        await HasNoDeviceAsync(account);
    }

    [Fact]
    public async Task NewPassword_ByALink_AsksTheSame()
    {
        var (account, contactId) = await LastStopperAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(contactId)));

        var asked = await account.UnchangedBy(() => _host.InScope(async core =>
            await core.Links.UseAsync((await core.Links.FindAsync(contactId, code))!, code, NewPassword)));
        var done = await _host.InScope(async core =>
        {
            core.Consent.Give(StopCoverageRule.Field);
            return await core.Links.UseAsync((await core.Links.FindAsync(contactId, code))!, code, NewPassword);
        });

        WriteAssert.InvalidIn(asked, StopCoverageRule.Field);
        WriteAssert.Done(done);
        await HasNoDeviceAsync(account);
    }

    [Fact]
    public async Task Platform_RetiredByACommand_AsksTheRuleInEachAccount_UnlessForced()
    {
        var (account, _) = await LastStopperAsync();
        var (other, _) = await LastStopperAsync();

        var asked = await _host.InScope(core => core.Platforms.SetAvailabilityAsync(Sample.IPhone, PlatformAvailability.Retired));
        var forced = await _host.InScope(core =>
        {
            core.Consent.Force();
            return core.Platforms.SetAvailabilityAsync(Sample.IPhone, PlatformAvailability.Retired);
        });

        Assert.True(asked.IsByRule);
        Assert.Equal([account.Code, other.Code], asked.Errors.Select(error => error.Message[..3]).Order(StringComparer.Ordinal));
        WriteAssert.Done(forced);
    }

    [Fact]
    public async Task LastAdministrator_TakenAwayByACommand_IsKept_UnlessForced()
    {
        var account = await _host.CreateAccountAsync();

        var asked = await account.UnchangedBy(() => LockAsync(account, isForced: false));
        var forced = await LockAsync(account, isForced: true);

        Assert.True(asked.IsByRule);
        WriteAssert.Invalid(asked, "", "Contact_LastAdministrator");
        WriteAssert.Done(forced);
    }

    [Fact]
    public async Task FirstName_Saved_ReadsNoCampaign()
    {
        var (account, contactId) = await LastStopperAsync();
        var shown = await account.DetailsOfAsync(contactId);
        var wanted = await account.DetailsOfAsync(contactId);
        wanted.FirstName = "Zoé";

        var commands = await _host.Commands.ListenAsync(() =>
            account.AsAdministrator(core => core.Informations.UpdateAsync(contactId, Sample.Edit(wanted, shown))));

        Assert.Equal("Zoé", (await account.FindAsync(contactId)).FirstName);
        Assert.DoesNotContain(commands, sql => sql.Contains("ExpressCampaigns", StringComparison.Ordinal));
        Assert.DoesNotContain(commands, sql => sql.Contains("MobileDevices", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_LooksOverItsRowsAFewTimes_HoweverManyConsequencesAndRulesThereAre()
    {
        var account = await _host.CreateAccountAsync();
        var looks = 0;

        WriteAssert.Done(await account.AsAdministrator(core =>
        {
            core.Db.ChangeTracker.DetectingAllChanges += (_, _) => looks++;
            return core.Account.SetMobileConnectorsAsync(true);
        }));

        // Before consequences, before rules, and some for the save and for the journal's: none for each of them.
        Assert.InRange(looks, 1, 10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(450)]
    public async Task Interruption_CostsTheSame_HoweverManyWantToKnow(int readers)
    {
        var (account, contactId) = await LastStopperAsync();
        var id = await account.AddCampaignAsync(CampaignState.Sending);
        var wanting = await WantAsync(account, readers);
        var caller = await account.CallerAsync(contactId);

        var commands = await _host.Commands.ListenAsync(() =>
            account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));
        var sender = _host.Services.GetRequiredService<CampaignNoticeSender>();
        await sender.SendDueAsync();
        await sender.SendDueAsync();

        Assert.Equal(CampaignState.Interrupted, (await account.CampaignAsync(id)).State);
        Assert.Equal(InterruptionCommands, commands.Count);
        var told = (await account.MailsAsync<CampaignStateMail>()).Select(mail => mail.ContactId);
        Assert.Equal(wanting.Order(), told.Order());
        Assert.Empty(await account.Inside(core => core.Db.CampaignNotices.ToListAsync()));
    }

    // Turn, actor, account, campaign, and the rows that are written: campaign, move, notice, order, two entries of the journal and where
    // it ends.
    private const int InterruptionCommands = 11;

    // No command of today does that; the next one might.
    private static Task<WriteResult<long>> LockAsync(TestAccount account, bool isForced) => account.AsOperator(core =>
    {
        if (isForced)
        {
            core.Consent.Force();
        }

        return core.Writer.RunAsync(
            _ => core.Db.Contacts.SingleOrDefaultAsync(contact => contact.Id == account.AdministratorId),
            (write, _) => write.Authority.Operate(),
            (write, contact) =>
            {
                contact.LockedAt = write.Now;
                return Task.FromResult(WriteResult.Done(contact.Id));
            });
    });

    private async Task<(TestAccount Account, long ContactId)> LastStopperAsync()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending);
        return (account, contactId);
    }

    private static async Task<List<long>> WantAsync(TestAccount account, int count)
    {
        await account.AddCrowdAsync(count);
        return await account.Inside(async core =>
        {
            await core.Db.Contacts.Where(contact => contact.LastName.StartsWith("Foule"))
                .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.NotifyOnActionChange, true));
            return await core.Db.Contacts.Where(contact => contact.NotifyOnActionChange).Select(contact => contact.Id).ToListAsync();
        });
    }

    private static async Task HasNoDeviceAsync(TestAccount account) =>
        Assert.Equal(
            DeviceEnd.PasswordChanged,
            await account.Inside(core => core.Db.MobileDevices.Select(device => device.EndReason).SingleAsync()));
}
