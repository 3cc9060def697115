using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>« Couverture d'arrêt »: who counts, and what is asked before a campaign loses the last one.</summary>
public sealed class CampaignCoverageTests(CoreHost host) : IClassFixture<CoreHost>
{
    public static TheoryData<string> Ways => new(Losses.Keys);

    private static Dictionary<string, Func<TestAccount, long, Func<CoreServices, Task<WriteStatus>>>> Losses { get; } = new()
    {
        ["connector removed"] = (account, contactId) => async core =>
            Look(await core.Connectors.RemoveAsync((await account.ConnectorsOfAsync(contactId)).Single().Id)),
        ["connector lowered"] = (account, contactId) => async core =>
            Look(
                await core.Connectors.ChangePrivilegeAsync(
                    (await account.ConnectorsOfAsync(contactId)).Single().Id, ConnectorPrivilege.Read)),
        ["lowered on Informations"] = (_, contactId) => async core =>
            Look(await core.Informations.UpdateAsync(contactId, Sample.Edit(
                ConnectorChoice.Of(ConnectorPrivilege.Read), ConnectorChoice.Of(ConnectorPrivilege.ReadWrite)))),
        ["blocked"] = (_, contactId) => async core => Look(await core.Contacts.SetLockedAsync(contactId, true)),
        ["device ended"] = (account, contactId) =>
            async core => Look(await core.Devices.EndAsync((await account.CallerAsync(contactId)).Device!.Id)),
        ["devices of the connector ended"] = (account, contactId) => async core =>
            Look(await core.Devices.EndAllOfConnectorAsync((await account.ConnectorsOfAsync(contactId)).Single().Id)),
        ["deleted"] = (_, contactId) => async core => Look(await core.Contacts.DeleteAsync(contactId)),
        ["option off"] = (_, _) => async core => Look(await core.Account.SetMobileConnectorsAsync(false)),
        ["end date before the campaign"] = (account, contactId) => async core =>
        {
            var details = await account.DetailsOfAsync(contactId);
            var wanted = await account.DetailsOfAsync(contactId);
            wanted.ValidUntil = DateOnly.FromDateTime(core.Db.Campaigns.Max(campaign => campaign.ScheduledAt)!.Value).AddDays(-1);
            return Look(await core.Informations.UpdateAsync(contactId, Sample.Edit(wanted, details)));
        },
        ["smaller maximum validity"] = (_, _) => async core => Look(await core.Account.UpdateAsync(new AccountSettings
        {
            MaxValidityDays = 1,
            DefaultLanguage = "fr",
            DefaultTimeZone = "Europe/Paris",
            DefaultRowsPerTable = 25,
        })),
        ["other category"] = (account, contactId) => async core =>
        {
            var other = core.Db.Set<Category>().SingleOrDefault()?.Id ?? WriteAssert.Done(await core.Labels<Category>().AddAsync("Autre"));
            return Look(await core.ContactLabels.SetCategoriesAsync(contactId, Sample.Ids(other), Sample.Ids()));
        },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Write_ThatTakesTheLastOneAway_AsksFirst_AndIsDoneOnceThatIsAccepted(string way)
    {
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddDays(10), name: "Soldes");
        var loss = Losses[way](account, contactId);

        Assert.Equal(WriteStatus.Invalid, await account.AsAdministrator(loss));
        Assert.Equal(CoverLevel.One, Assert.Single(await CoverAsync(account)).Level);

        var accepted = await account.AsAdministrator(core =>
        {
            core.Consent.Give(StopCoverageRule.Field);
            return loss(core);
        });

        Assert.Equal(WriteStatus.Done, accepted);
        Assert.Equal(CoverLevel.None, Assert.Single(await CoverAsync(account)).Level);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Write_ThatLeavesSomebody_OrTakesNothing_AsksNothing(string way)
    {
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        if (way is not ("option off" or "smaller maximum validity"))
        {
            await account.AddCallerAsync();
            await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddDays(10));
        }
        else
        {
            await account.AddCampaignAsync(CampaignState.Draft);
            await account.AddCampaignAsync(CampaignState.Sent, host.Now.AddDays(10));
        }

        Assert.Equal(WriteStatus.Done, await account.AsAdministrator(Losses[way](account, contactId)));
    }

    [Fact]
    public async Task Message_NamesCampaignsToThoseWhoSeeThem_AndCountsThemForOthers()
    {
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        var connector = (await account.ConnectorsOfAsync(contactId)).Single().Id;
        var delegated = await account.AddDelegateAsync();
        async Task<WriteResult<long>> RemoveAsync(long actor, int campaigns)
        {
            for (var number = await account.Inside(core => core.Db.Campaigns.CountAsync()) + 1; number <= campaigns; number++)
            {
                await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddHours(number), name: $"C{number}");
            }

            return await account.As(actor, core => core.Connectors.RemoveAsync(connector));
        }

        void IsLost(WriteResult<long> asked, params string[] names) =>
            WriteAssert.Invalid(asked, StopCoverageRule.Field, "Coverage_Lost", string.Join(", ", names));

        IsLost(await RemoveAsync(delegated, 1), CoreTexts.Get("Coverage_OneCampaign", 1));
        IsLost(await RemoveAsync(account.AdministratorId, 3), [.. Quoted("C1", "C2", "C3")]);
        IsLost(await RemoveAsync(account.AdministratorId, 4), [.. Quoted("C1", "C2", "C3"), CoreTexts.Get("Coverage_OneOther", 1)]);
        IsLost(await RemoveAsync(account.AdministratorId, 5), [.. Quoted("C1", "C2", "C3"), CoreTexts.Get("Coverage_Others", 2)]);
        IsLost(await RemoveAsync(delegated, 5), CoreTexts.Get("Coverage_Campaigns", 5));
    }

    [Fact]
    public async Task Coverage_CountsOnlyThoseWhoCouldReallyStopIt()
    {
        var account = await AccountAsync();
        var (mine, other) = (await account.AddLabelAsync<Category>("Mienne"), await account.AddLabelAsync<Category>("Autre"));
        var able = await account.AddCallerAsync(ConnectorPrivilege.ReadWrite, mine);
        var anyCategory = await account.AddCallerAsync();
        await account.AddCallerAsync(ConnectorPrivilege.Read);
        await account.AddCallerAsync(ConnectorPrivilege.ReadWrite, other);
        var blocked = await account.AddCallerAsync();
        await account.ChangeAsync(blocked, contact => contact.LockedAt = host.Now);
        var endsBefore = await account.AddCallerAsync();
        await account.ChangeAsync(endsBefore, contact => contact.AccessEndsAt = host.Now.AddDays(2));
        var neverUsed = await account.AddContactAsync();
        await account.AddConnectorAsync(neverUsed, ConnectorPrivilege.ReadWrite);
        await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddDays(3), mine);
        await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddDays(1));
        await account.AddCampaignAsync(CampaignState.Draft);

        var covers = await CoverAsync(account);

        Assert.Equal(2, covers.Count);
        Assert.Equal([anyCategory, endsBefore], covers[0].Stoppers.Select(stopper => stopper.ContactId).Order());
        Assert.Equal([able, anyCategory], covers[1].Stoppers.Select(stopper => stopper.ContactId).Order());
        Assert.All(covers.SelectMany(cover => cover.Stoppers), stopper => Assert.Equal(host.Now, stopper.LastSeenAt));
    }

    [Theory]
    [InlineData("ended")]
    [InlineData("not used for 90 days")]
    [InlineData("of another platform")]
    public async Task Coverage_DoesNotCountOnAContactWithoutAConnectedDevice_ButNamesIt(string device)
    {
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending);
        await account.Inside(async core =>
        {
            var row = core.Db.MobileDevices.Single(found => found.ContactId == contactId);
            (row.EndedAt, row.LastUsedAt, row.PlatformId) = (
                device == "ended" ? host.Now : null,
                device == "not used for 90 days" ? host.Now.AddDays(-90) : host.Now,
                device == "of another platform" ? 2 : row.PlatformId);
            return await core.Db.SaveChangesAsync();
        });

        var cover = Assert.Single(await CoverAsync(account));

        Assert.Equal(CoverLevel.None, cover.Level);
        Assert.Empty(cover.Stoppers);
        Assert.Equal(contactId, Assert.Single(cover.Absent).ContactId);
    }

    [Fact]
    public async Task RoleChange_ThatGivesTheLastOneAnEndDateBeforeTheCampaign_AsksFirst()
    {
        var account = await AccountAsync();
        var contactId = await account.AddAdministratorAsync();
        await account.ChangeAsync(contactId, contact => (contact.ValidUntil, contact.AccessEndsAt) = (null, null));
        await account.AddConnectorAsync(contactId, ConnectorPrivilege.ReadWrite);
        await account.AddDeviceAsync(contactId);
        await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddDays(400));
        var held = await account.RolesOfAsync(contactId);

        var asked = await account.AsAdministrator(core => core.ContactRoles.SetAsync(contactId, Sample.Ids(), held));

        WriteAssert.InvalidIn(asked, StopCoverageRule.Field);
        Assert.Equal(held, await account.RolesOfAsync(contactId));
    }

    [Fact]
    public async Task TimeZone_ThatEndsTheLastOnesDayBeforeTheCampaign_AsksFirst()
    {
        var account = await AccountAsync();
        var contactId = await account.AddCallerAsync();
        var last = DateOnly.FromDateTime(host.Now.AddDays(5));
        await account.ChangeAsync(contactId, contact => (contact.ValidUntil, contact.TimeZone, contact.AccessEndsAt) =
            (last, "America/Los_Angeles", last.ToDateTime(new TimeOnly(7, 0), DateTimeKind.Utc).AddDays(1)));
        await account.AddCampaignAsync(CampaignState.Validated, last.ToDateTime(new TimeOnly(20, 0), DateTimeKind.Utc));

        var asked = await account.As(
            contactId,
            core => core.Profile.UpdateAsync(new ProfileDetails { Language = "fr", TimeZone = "Asia/Tokyo", RowsPerTable = 25 }));

        WriteAssert.InvalidIn(asked, StopCoverageRule.Field);
        Assert.Equal("America/Los_Angeles", (await account.FindAsync(contactId)).TimeZone);
    }

    [Fact]
    public async Task Coverage_ShownToAReader_LeavesOutWhatTheReaderDoesNotSee()
    {
        var account = await AccountAsync();
        var mine = await account.AddLabelAsync<Category>("Mienne");
        var reader = await account.AddHolderAsync(Permissions.Campaigns);
        await account.ChooseCategoriesAsync(reader, mine);
        var seen = await account.AddCampaignAsync(CampaignState.Validated, categoryId: mine);
        await account.AddCampaignAsync(CampaignState.Validated);

        Assert.Equal([seen], (await account.As(reader, core => core.Coverage.ReadAsync())).Select(cover => cover.Campaign.Id));
    }

    [Fact]
    public async Task Category_ThatACampaignCarries_OrThatIsAContactsOnlyOne_IsNotDeleted()
    {
        var account = await AccountAsync();
        var (carried, only, second, free) = (
            await account.AddLabelAsync<Category>("Portée"), await account.AddLabelAsync<Category>("Seule"),
            await account.AddLabelAsync<Category>("Seconde"), await account.AddLabelAsync<Category>("Libre"));
        await account.AddCampaignAsync(CampaignState.Draft, categoryId: carried);
        await account.ChooseCategoriesAsync(await account.AddContactAsync(), only);
        await account.ChooseCategoriesAsync(await account.AddContactAsync(), only, second);

        Task<WriteResult<long>> DeleteAsync(long id) => account.AsAdministrator(core => core.Labels<Category>().DeleteAsync(id));

        WriteAssert.Invalid(await DeleteAsync(carried), "", "Category_OfCampaigns", 1);
        WriteAssert.Invalid(await DeleteAsync(only), "", "Category_OnlyOne", 1);
        WriteAssert.Done(await DeleteAsync(second));
        WriteAssert.Done(await DeleteAsync(free));
    }

    private static IEnumerable<string> Quoted(params string[] names) => names.Select(name => CoreTexts.Get("Quoted", name));

    private static WriteStatus Look<T>(WriteResult<T> result)
    {
        if (result.Status == WriteStatus.Invalid)
        {
            Assert.Equal(StopCoverageRule.Field, Assert.Single(result.Errors).Field);
        }

        return result.Status;
    }

    private static Task<IReadOnlyList<CampaignCover>> CoverAsync(TestAccount account) =>
        account.AsAdministrator(core => core.Coverage.ReadAsync());

    private async Task<TestAccount> AccountAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }
}
