using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>Rules that look at what somebody may do, while another request changes just that.</summary>
public sealed class RuleRaceTests(RuleRaceHost race) : IClassFixture<RuleRaceHost>
{
    [Fact]
    public async Task Link_UsedWhileItsMakerIsBlocked_SetsNoPasswordAfterwards()
    {
        var account = await race.Core.CreateAccountAsync();
        var maker = await account.AddHolderAsync(Permissions.ContactsEdit);
        var contact = await account.AddContactAsync();
        await Rounds.RunAsync(async () =>
        {
            WriteAssert.Done(await SetLockedAsync(account, maker, false));
            var code = WriteAssert.Done(await account.As(maker, core => core.Links.CreateAsync(contact)));
            await account.ForgetMailsAsync();
            race.Forget();

            await Together.RunAsync(
                () => StatusAsync(() => SetLockedAsync(account, maker, true)),
                () => UseAsync(contact, code));

            Assert.False(race.PasswordCameAfterBlock);
            Assert.Null(await race.Core.InScope(core => core.Links.FindAsync(contact, code)));
        });
    }

    [Fact]
    public async Task Sight_GivenWhileItsGiverLosesIt_IsNotGivenAfterwards()
    {
        var account = await race.Core.CreateAccountAsync();
        var (kept, lost) = (await account.AddLabelAsync<Category>("a"), await account.AddLabelAsync<Category>("b"));
        var giver = await account.AddHolderAsync(Permissions.ContactsEdit);
        var contact = await account.AddContactAsync();
        await SetSightAsync(account, account.AdministratorId, contact, Sample.Ids(), Sample.Ids(kept));
        await SetSightAsync(account, account.AdministratorId, giver, Sample.Ids(), Sample.Ids(kept));
        await Rounds.RunAsync(async () =>
        {
            await SetSightAsync(account, account.AdministratorId, giver, Sample.Ids(kept), Sample.Ids(kept, lost));
            race.Forget();

            var statuses = await Together.RunAsync(
                () => SetSightAsync(account, account.AdministratorId, giver, Sample.Ids(kept, lost), Sample.Ids(kept)),
                () => SetSightAsync(account, giver, contact, Sample.Ids(kept), Sample.Ids(kept, lost)));

            Assert.False(race.GiftCameAfterLoss);
            Assert.Equal(WriteStatus.Done, statuses[0]);
            if (statuses[1] == WriteStatus.Done)
            {
                await SetSightAsync(account, account.AdministratorId, contact, Sample.Ids(kept, lost), Sample.Ids(kept));
            }
        });
    }

    [Fact]
    public async Task Connector_GivenWhileItsGiverTakesTheCredentials_IsMarked()
    {
        var account = await race.Core.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var someone = await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.MobileConnectors);
        var contact = await account.AddContactAsync();
        await Rounds.RunAsync(async () =>
        {
            await account.ChangeAsync(contact, one => (one.CredentialsAt, one.CredentialsById) = (null, null));

            var statuses = await Together.RunAsync(
                () => StatusAsync(() => account.As(someone, core =>
                    core.Connectors.AddAsync(Sample.IPhone, contact, ConnectorPrivilege.Read))),
                () => StatusAsync(() => account.As(someone, core => core.Links.CreateAsync(contact))));

            Assert.All(statuses, status => Assert.Equal(WriteStatus.Done, status));
            Assert.Equal(someone, Assert.Single(await account.ConnectorsOfAsync(contact)).ReviewById);
            await account.Inside(core => core.Db.MobileConnectors.ExecuteDeleteAsync());
            await account.ForgetMailsAsync();
        });
    }

    [Fact]
    public async Task TwoAdministrators_GivenAnEndSoonAtOnce_LeaveOneThatLasts()
    {
        var account = await race.Core.CreateAccountAsync();
        var other = await account.AddAdministratorAsync();
        await account.ChangeAsync(other, contact => (contact.ValidUntil, contact.AccessEndsAt) = (null, null));
        await Rounds.RunAsync(async () =>
        {
            var statuses = await Together.RunAsync(
                () => EndSoonAsync(account, account.AdministratorId, other),
                () => EndSoonAsync(account, other, account.AdministratorId));

            Assert.Single(statuses, WriteStatus.Done);
            Assert.Equal(1, await account.Inside(core => core.Db.Contacts.CountAsync(contact => contact.AccessEndsAt == null)));
            foreach (var id in new[] { account.AdministratorId, other })
            {
                await account.ChangeAsync(id, contact => (contact.ValidUntil, contact.AccessEndsAt) = (null, null));
            }
        });
    }

    private static async Task<WriteStatus> StatusAsync<T>(Func<Task<WriteResult<T>>> work) => (await work()).Status;

    private static Task<WriteResult<long>> SetLockedAsync(TestAccount account, long id, bool isLocked) =>
        account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, isLocked));

    private static Task<WriteStatus> SetSightAsync(
        TestAccount account, long actor, long contact, IReadOnlySet<long> present, IReadOnlySet<long> wanted) =>
        StatusAsync(() => account.As(actor, core => core.ContactLabels.SetCategoriesAsync(contact, wanted, present)));

    private async Task<WriteStatus> EndSoonAsync(TestAccount account, long actor, long target)
    {
        var shown = await account.DetailsOfAsync(target);
        var wanted = await account.DetailsOfAsync(target);
        wanted.ValidUntil = DateOnly.FromDateTime(race.Core.Now).AddDays(10);
        return await StatusAsync(() => account.As(actor, core => core.Informations.UpdateAsync(target, Sample.Edit(wanted, shown))));
    }

    private Task<WriteStatus> UseAsync(long contact, string code) => race.Core.InScope(async core =>
    {
        core.Consent.Give(StopCoverageRule.Field);
        return await core.Links.FindAsync(contact, code) is { } opened
            ? (await core.Links.UseAsync(opened, code, "une autre phrase bien longue")).Status
            : WriteStatus.NotFound;
    });
}
