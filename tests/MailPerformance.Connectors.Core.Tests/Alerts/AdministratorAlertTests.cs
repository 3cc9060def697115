using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Alerts;

/// <summary>Administrators hear of what concerns many, also those who cannot sign in.</summary>
public sealed class AdministratorAlertTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task NewAdministrator_IsTold_ToEveryAdministrator_AndToItself_EachOnce()
    {
        var account = await host.CreateAccountAsync();
        var second = await account.AddAdministratorAsync();
        await account.AddDelegateAsync();
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
    public async Task NewAdministrator_MadeByAnImport_IsTold_AndToItself()
    {
        var account = await host.CreateAccountAsync();
        var role = await account.Inside(core =>
            core.Db.Roles.Where(role => role.Id == account.AdministratorRoleId).Select(role => role.Name).SingleAsync());
        await account.ForgetMailsAsync();

        var id = await account.ImportAsync(
            account.AdministratorId, "Nom;Prénom;Utilisateur;E-mail;Rôles", $"Durand;Sandra;sandra;sandra@exemple.fr;{role}");

        var item = Assert.Single(await account.ItemsOfBatchAsync(id));
        Assert.Equal((BatchOutcome.Created, null), (item.Outcome, item.Message));
        var mails = await account.MailsAsync<NewAdministratorMail>();
        Assert.Equal([account.AdministratorId, item.ContactId], mails.Select(mail => mail.ContactId));
        Assert.All(mails, mail => Assert.Equal(item.ContactId, mail.Data.ContactId));
    }

    // Whoever takes over an account keeps the others out first: for good, or with five wrong passwords each.
    [Theory]
    [InlineData("kept out after wrong passwords")]
    [InlineData("blocked")]
    [InlineData("past the end date")]
    [InlineData("without a password")]
    public async Task Administrators_WhoCannotSignIn_AreTold(string way)
    {
        var account = await host.CreateAccountAsync();
        var other = await account.AddAdministratorAsync();
        foreach (var id in new[] { account.AdministratorId, other })
        {
            await account.ChangeAsync(id, contact => KeepOut(contact, id == other ? way : "kept out after wrong passwords"));
        }

        var newcomer = await account.AddContactAsync();
        await account.ForgetMailsAsync();
        await account.SetOptionAsync(true);
        await account.GiveRoleAsync(newcomer, account.AdministratorRoleId);

        Assert.Equal(
            [account.AdministratorId, other], (await account.MailsAsync<OptionSwitchedMail>()).Select(mail => mail.ContactId));
        Assert.Equal(
            [account.AdministratorId, other, newcomer], (await account.MailsAsync<NewAdministratorMail>()).Select(mail => mail.ContactId));
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
            && sql.Contains("IsAdministrator", StringComparison.Ordinal) && sql.Contains("ORDER BY", StringComparison.Ordinal));
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

    private void KeepOut(Contact contact, string way)
    {
        switch (way)
        {
            case "blocked":
                contact.LockedAt = host.Now;
                break;
            case "past the end date":
                contact.AccessEndsAt = host.Now;
                break;
            case "without a password":
                contact.PasswordHash = null;
                break;
            default:
                contact.LockoutEnd = host.Time.GetUtcNow() + PasswordSignIn.Lockout;
                break;
        }
    }
}
