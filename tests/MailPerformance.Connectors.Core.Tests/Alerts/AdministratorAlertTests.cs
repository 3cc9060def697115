using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Alerts;

/// <summary>Administrators who can sign in hear of what concerns many.</summary>
public sealed class AdministratorAlertTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task NewAdministrator_IsTold_ToThoseWhoCanSignIn_AndToItself_EachOnce()
    {
        var account = await host.CreateAccountAsync();
        var second = await account.AddAdministratorAsync();
        await account.ChangeAsync(await account.AddAdministratorAsync(), contact => contact.LockedAt = host.Now);
        await account.ChangeAsync(await account.AddAdministratorAsync(), contact => contact.PasswordHash = null);
        var added = await account.AddContactAsync();
        await account.ForgetMailsAsync();

        await account.GiveRoleAsync(added, account.AdministratorRoleId);

        var mails = await account.MailsAsync<NewAdministratorMail>();
        Assert.Equal([account.AdministratorId, second, added], mails.Select(mail => mail.ContactId));
        Assert.All(mails, mail => Assert.Equal(added, mail.Data.ContactId));
        Assert.Equal([true, false, false], mails.Select(mail => mail.Data.ByYou));
        Assert.Equal(account.Code + "admin", mails[1].Data.By!.Split('(', ')')[1]);
        Assert.Equal(3, (await account.MailsAsync<AlertMail>()).Count);
    }

    [Fact]
    public async Task OtherRole_Given_IsNotTold()
    {
        var account = await host.CreateAccountAsync();
        await account.AddHolderAsync(Permissions.Contacts);

        Assert.Empty(await account.MailsAsync<AlertMail>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task Recipients_AreReadInOneCommand_HoweverMany(int others)
    {
        var account = await host.CreateAccountAsync();
        for (var index = 0; index < others; index++)
        {
            await account.AddAdministratorAsync();
        }

        await account.ForgetMailsAsync();

        var commands = await host.Commands.ListenAsync(() => account.SetOptionAsync(true));

        Assert.Equal(others + 1, (await account.MailsAsync<OptionSwitchedMail>()).Count);
        Assert.Single(commands, sql => sql.StartsWith("SELECT", StringComparison.Ordinal)
            && sql.Contains("IsAdministrator", StringComparison.Ordinal) && sql.Contains("PasswordHash", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Option_Switched_IsTold_AndNotWhenItStaysAsItIs()
    {
        var account = await host.CreateAccountAsync();

        await account.SetOptionAsync(true);
        await account.SetOptionAsync(true);
        await account.SetOptionAsync(false);

        Assert.Equal(
            [
                (account.AdministratorId, new OptionSwitchedMail(true) { ByYou = true }),
                (account.AdministratorId, new OptionSwitchedMail(false) { ByYou = true }),
            ],
            await account.MailsAsync<OptionSwitchedMail>());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task RoleOfMany_WithOtherPermissions_IsTold(int holders, bool isTold)
    {
        var account = await host.CreateAccountAsync();
        var roleId = await account.AddRoleAsync("Équipe", Permissions.Campaigns);
        for (var index = 0; index < holders; index++)
        {
            await account.GiveRoleAsync(await account.AddContactAsync(), roleId);
        }

        var before = Sample.Keys(Permissions.Campaigns);
        WriteAssert.Done(await account.AsAdministrator(core =>
            core.Roles.UpdateAsync(roleId, new RoleEdit("Équipe 2", before, "Équipe", before))));
        Assert.Empty(await account.MailsAsync<AlertMail>());
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.UpdateAsync(
            roleId, new RoleEdit("Équipe 2", Sample.Keys(Permissions.Administration, Permissions.Contacts), "Équipe 2", before))));

        var mails = await account.MailsAsync<RoleChangedMail>();
        Assert.Equal(isTold ? [account.AdministratorId] : [], mails.Select(mail => mail.ContactId));
        foreach (var (_, mail) in mails)
        {
            Assert.Equal((roleId, "Équipe 2", holders, true), (mail.RoleId, mail.Name, mail.Holders, mail.ByYou));
            Assert.Equal([Permissions.Administration, Permissions.Contacts], mail.Added);
            Assert.Equal([Permissions.Campaigns], mail.Removed);
        }
    }

    [Fact]
    public async Task Role_MadeOrDeleted_IsNotTold()
    {
        var account = await host.CreateAccountAsync();
        var roleId = await account.AddRoleAsync("Équipe", Permissions.Campaigns);
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(roleId)));

        Assert.Empty(await account.MailsAsync<AlertMail>());
    }
}
