using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>« Couverture d'arrêt » of a large account: what is asked and shown stays right, and costs what a small one costs.</summary>
public sealed class CoverageCostTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CoreHost _host = new();

    [Fact]
    public async Task Block_OfOneOfManyWhoCanStop_SendsTheSameCommands()
    {
        var (few, many) = (await LargeAsync(10, 3), await LargeAsync(2_000, 500));

        Assert.Equal(await BlockAsync(few), await BlockAsync(many));
    }

    [Fact]
    public async Task Cover_ReadsNoMoreThanItsBound_AndSaysWhatItLeavesOut()
    {
        var account = await LargeAsync(600, 500);

        var covers = await account.AsAdministrator(core => core.Coverage.ReadAsync());

        Assert.Equal(CampaignCoverage.MostCampaigns + 1, covers.Count);
        Assert.All(covers, cover => Assert.Equal((CoverLevel.Several, true), (cover.Level, cover.IsMore)));
        Assert.All(covers, cover => Assert.InRange(cover.Stoppers.Count, 2, CampaignCoverage.MostPeople + 4));
        Assert.Equal(covers.Select(cover => cover.Campaign.ScheduledAt).Order(), covers.Select(cover => cover.Campaign.ScheduledAt));
    }

    [Fact]
    public async Task Level_IsExact_WhereTheBoundLeavesOutThoseWhoCount()
    {
        var account = await AccountAsync();
        await account.AddCrowdAsync(500);
        await account.AddPhonesAsync();
        await account.Inside(core => core.Db.MobileDevices.ExecuteUpdateAsync(set => set.SetProperty(device => device.EndedAt, _host.Now)));
        var category = await account.AddLabelAsync<Category>("Étroite");
        await account.AddCampaignAsync(CampaignState.Validated, _host.Now.AddDays(1), category);

        Assert.Equal((CoverLevel.None, true), await LevelAsync(account));
        var first = await account.AddCallerAsync(ConnectorPrivilege.ReadWrite, category);
        Assert.Equal((CoverLevel.One, true), await LevelAsync(account));
        Assert.Equal(WriteStatus.Invalid, (await account.AsAdministrator(core => core.Contacts.SetLockedAsync(first, true))).Status);
        await account.AddCallerAsync(ConnectorPrivilege.ReadWrite, category);
        Assert.Equal((CoverLevel.Several, true), await LevelAsync(account));
        Assert.Equal(WriteStatus.Done, (await account.AsAdministrator(core => core.Contacts.SetLockedAsync(first, true))).Status);
    }

    [Fact]
    public async Task Level_CountsAContactWithTwoPhonesOnce()
    {
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending);
        await account.Inside(async core =>
        {
            (await core.Db.MobilePlatforms.SingleAsync(platform => platform.Id == 2)).Availability = PlatformAvailability.Available;
            var connector = new MobileConnector
            {
                AccountId = account.Id,
                ContactId = contactId,
                PlatformId = 2,
                Privilege = ConnectorPrivilege.ReadWrite,
                CreatedAt = _host.Now,
                ActivatedAt = _host.Now,
            };
            connector.Copy(await core.Db.Contacts.SingleAsync(contact => contact.Id == contactId));
            core.Db.AddRange(connector, new MobileDevice
            {
                AccountId = account.Id,
                ContactId = contactId,
                PlatformId = 2,
                AuthorizationId = 1_000_000_000L + Sample.NextNumber(),
                Name = "iPad",
                FirstUsedAt = _host.Now,
                LastUsedAt = _host.Now,
            });
            return await core.Db.SaveChangesAsync();
        });

        Assert.Equal((CoverLevel.One, false), await LevelAsync(account));
    }

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private static async Task<(CoverLevel Level, bool IsMore)> LevelAsync(TestAccount account)
    {
        var cover = Assert.Single(await account.AsAdministrator(core => core.Coverage.ReadAsync()));
        return (cover.Level, cover.IsMore);
    }

    private async Task<IReadOnlyList<string>> BlockAsync(TestAccount account)
    {
        var contactId = await account.Inside(core => core.Db.MobileConnectors.Select(connector => connector.ContactId).FirstAsync());
        return await _host.Commands.ListenAsync(async () =>
            WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(contactId, true))));
    }

    private async Task<TestAccount> AccountAsync()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }

    private async Task<TestAccount> LargeAsync(int contacts, int campaigns)
    {
        var account = await AccountAsync();
        await account.AddCrowdAsync(contacts);
        await account.AddPhonesAsync();
        await account.AddCampaignsAsync(campaigns);
        await account.AddCampaignsAsync(campaigns, await account.AddLabelAsync<Category>("Seconde"));
        return account;
    }
}
