using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Alerts;

/// <summary>Nobody gets rid of an administrator unseen.</summary>
public sealed class LostAdministratorAlertTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Theory]
    [InlineData("blocked", AdministratorLoss.Blocked)]
    [InlineData("role", AdministratorLoss.Role)]
    [InlineData("end date", AdministratorLoss.EndDate)]
    [InlineData("time zone", AdministratorLoss.EndDate)]
    public async Task Administrator_Lost_IsToldToAllOfThem_AlsoToThoseWhoAreKeptOut(string way, AdministratorLoss loss)
    {
        var account = await host.CreateAccountAsync();
        var (lost, blocked) = (await account.AddAdministratorAsync(), await account.AddAdministratorAsync());
        await account.AddDelegateAsync();
        await account.ChangeAsync(blocked, contact => contact.LockedAt = host.Now);
        await account.ForgetMailsAsync();

        WriteAssert.Done(await account.AsAdministrator(core => LoseAsync(account, core, lost, way)));
        WriteAssert.Done(await account.AsAdministrator(core => LoseAsync(account, core, lost, way)));

        var mails = await account.MailsAsync<AdministratorLostMail>();
        Assert.Equal([account.AdministratorId, lost, blocked], mails.Select(mail => mail.ContactId));
        var end = (await account.FindAsync(lost)).AccessEndsAt;
        Assert.All(mails, mail => Assert.Equal((lost, loss, end), (mail.Data.ContactId, mail.Data.Loss, mail.Data.EndsAt)));
        Assert.Equal([true, false, false], mails.Select(mail => mail.Data.ByYou));
        Assert.Contains($"({account.Code}admin)", mails[1].Data.By, StringComparison.Ordinal);
        Assert.Equal(3, (await account.MailsAsync<AlertMail>()).Count);
    }

    [Fact]
    public async Task Administrator_Deleted_IsToldToAllOfThem_AndToWhomItWas()
    {
        var account = await host.CreateAccountAsync();
        var lost = await account.AddContactAsync(details => details.Email = "partie@exemple.fr");
        await account.GiveRoleAsync(lost, account.AdministratorRoleId);
        await account.ForgetMailsAsync();

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(lost)));

        var mails = await account.MailsAsync<AdministratorLostMail>();
        Assert.Equal([account.AdministratorId, 0], mails.Select(mail => mail.ContactId));
        Assert.All(mails, mail => Assert.Equal((lost, AdministratorLoss.Deleted), (mail.Data.ContactId, mail.Data.Loss)));
        var kept = await account.Inside(core =>
            core.Db.OutboxMails.Where(mail => mail.ContactId == null).Select(mail => mail.Recipient).SingleAsync());
        Assert.Equal((lost, "partie@exemple.fr"), (MailRecipient.Read(kept)!.ContactId, MailRecipient.Read(kept)!.Email));
    }

    [Fact]
    public async Task OwnEndDate_OfAnAdministrator_IsTold()
    {
        var account = await host.CreateAccountAsync();
        var rogue = await account.AddAdministratorAsync();
        var (shown, wanted) = (await account.DetailsOfAsync(rogue), await account.DetailsOfAsync(rogue));
        wanted.ValidUntil = DateOnly.FromDateTime(host.Now).AddDays(31);
        await account.ForgetMailsAsync();

        WriteAssert.Done(await account.As(rogue, core => core.Informations.UpdateAsync(rogue, Sample.Edit(wanted, shown))));

        Assert.Equal(
            [account.AdministratorId, rogue], (await account.MailsAsync<AdministratorLostMail>()).Select(mail => mail.ContactId));
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("end date")]
    [InlineData("role")]
    [InlineData("deleted")]
    public async Task OtherContact_Lost_IsNotTold(string way)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddHolderAsync(Permissions.Contacts);
        await account.ForgetMailsAsync();

        WriteAssert.Done(await account.AsAdministrator(core => LoseAsync(account, core, id, way)));

        Assert.Empty(await account.MailsAsync<AlertMail>());
    }

    [Theory]
    [InlineData("unblocked")]
    [InlineData("later end date")]
    [InlineData("other role")]
    [InlineData("own time zone")]
    public async Task Administrator_WhoIsNotLost_IsNotTold(string way)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddAdministratorAsync();
        var role = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        await account.GiveRoleAsync(id, role);
        await account.ChangeAsync(id, contact => contact.LockedAt = way == "unblocked" ? host.Now : null);
        var (shown, wanted) = (await account.DetailsOfAsync(id), await account.DetailsOfAsync(id));
        wanted.ValidUntil = shown.ValidUntil!.Value.AddDays(1);
        await account.ForgetMailsAsync();

        WriteAssert.Done(await (way switch
        {
            "unblocked" => account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)),
            "later end date" => account.AsAdministrator(core => core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown))),
            "other role" => account.AsAdministrator(core => core.ContactRoles.SetAsync(
                id, Sample.Ids(account.AdministratorRoleId), Sample.Ids(account.AdministratorRoleId, role))),
            _ => account.As(id, core => core.Profile.UpdateAsync(
                new ProfileDetails { Language = "fr", TimeZone = "Pacific/Auckland", RowsPerTable = 25 })),
        }));

        Assert.Empty(await account.MailsAsync<AdministratorLostMail>());
    }

    private async Task<WriteResult<long>> LoseAsync(TestAccount account, CoreServices core, long id, string way)
    {
        var (shown, wanted) = (await account.DetailsOfAsync(id), await account.DetailsOfAsync(id));
        switch (way)
        {
            case "blocked":
                return await core.Contacts.SetLockedAsync(id, true);
            case "deleted":
                return await core.Contacts.DeleteAsync(id);
            case "role":
                return await core.ContactRoles.SetAsync(id, Sample.Ids(), await account.RolesOfAsync(id));
            case "time zone":
                wanted.TimeZone = "Pacific/Auckland";
                return await core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown));
            default:
                wanted.ValidUntil = DateOnly.FromDateTime(host.Now).AddDays(40);
                return await core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown));
        }
    }
}
