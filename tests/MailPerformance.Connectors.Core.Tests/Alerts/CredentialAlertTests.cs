using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Alerts;

/// <summary>Links, passwords, logins, e-mails and second factors: the contact hears of each change, once, and of who made it.</summary>
public sealed class CredentialAlertTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Other = "une tout autre phrase de passe";

    [Fact]
    public async Task Link_MadeBySomebody_IsTold_WithoutTheLink()
    {
        var (account, id) = await ContactAsync();

        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));

        Assert.Equal((id, new PasswordLinkMadeMail { By = await NameAsync(account, account.AdministratorId) }), await OnlyAsync(account));
        var data = await account.Inside(core => core.Db.OutboxMails.Select(mail => mail.Data).SingleAsync());
        Assert.DoesNotContain(code, data, StringComparison.Ordinal);
        Assert.Equal($$"""{"By":"Sandra Durand ({{account.Code}}admin)","ByYou":false}""", data);
    }

    [Fact]
    public async Task Link_MadeAgainByTheSame_IsToldOnceWhileItWaits_AndOfAnotherBesides()
    {
        var (account, id) = await ContactAsync();
        var other = await account.AddAdministratorAsync();
        await account.ForgetMailsAsync();
        for (var times = 0; times < 3; times++)
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
            WriteAssert.Done(await account.AsOperator(core => core.SignInAlerts.OperatorsLinkAsync(id)));
        }

        WriteAssert.Done(await account.As(other, core => core.Links.CreateAsync(id)));
        Assert.Equal(3, (await account.MailsAsync<PasswordLinkMadeMail>()).Count);

        await account.Inside(core => core.Db.OutboxMails.ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.NextAttemptAt, (DateTime?)null).SetProperty(mail => mail.SentAt, host.Now)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        Assert.Equal(4, (await account.MailsAsync<PasswordLinkMadeMail>()).Count);
    }

    [Fact]
    public async Task Links_ByMail_OfOneMaker_AreSoManyInTenMinutes_AndOfAnotherBesides()
    {
        var (account, id) = await ContactAsync();
        var other = await account.AddAdministratorAsync();
        await account.ForgetMailsAsync();
        for (var times = 0; times < LinkMails.Most; times++)
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id, byMail: true)));
        }

        // A block ends the links, and the count of their mails goes on.
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)));
        var refused = await account.UnchangedBy(() => account.AsAdministrator(core => core.Links.CreateAsync(other, byMail: true)));
        WriteAssert.Is(Core.Writing.WriteStatus.Forbidden, refused);
        Assert.Equal(CoreTexts.Get("Denial_ManyLinks", LinkMails.Most, 10), Assert.Single(refused.Errors).Message);
        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(other)));
        WriteAssert.Done(await account.As(other, core => core.Links.CreateAsync(id, byMail: true)));
    }

    [Fact]
    public async Task Link_ThatGoesByMail_IsToldByThatMailAlone()
    {
        var (account, id) = await ContactAsync();

        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id, byMail: true)));

        Assert.Empty(await account.MailsAsync<AlertMail>());
        Assert.Equal(id, Assert.Single(await account.MailsAsync<PasswordLinkMail>()).ContactId);
    }

    [Fact]
    public async Task Links_ThatEnd_AreNotTold()
    {
        var (account, id) = await ContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        await account.ForgetMailsAsync();

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)));
        await account.GiveRoleAsync(id, await account.AddRoleAsync("Rôle", Permissions.Contacts));

        Assert.Empty(await account.MailsAsync<AlertMail>());
    }

    [Fact]
    public async Task Link_OfAnOperator_IsTold()
    {
        var (account, id) = await ContactAsync();

        WriteAssert.Done(await account.AsOperator(core => core.SignInAlerts.OperatorsLinkAsync(id)));

        Assert.Equal((id, new PasswordLinkMadeMail()), await OnlyAsync(account));
        WriteAssert.Is(
            Core.Writing.WriteStatus.Forbidden, await account.AsAdministrator(core => core.SignInAlerts.OperatorsLinkAsync(id)));
    }

    [Fact]
    public async Task Password_ChangedByOneself_IsTold_AndAWrongOneIsNot()
    {
        var (account, id) = await ContactAsync();

        WriteAssert.InvalidIn(await account.As(id, core => core.Passwords.RunAsync("wrong", Other)), PresentPassword.Field);
        Assert.Empty(await account.MailsAsync<MailData>());
        WriteAssert.Done(await account.As(id, core => core.Passwords.RunAsync(Sample.Password, Other)));

        Assert.Equal((id, new PasswordChangedMail(false, false, null) { ByYou = true }), await OnlyAsync(account));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Password_ChosenByALink_IsTold_WithWhoMadeTheLink(bool isFirst)
    {
        var account = await host.CreateAccountAsync();
        var id = isFirst ? await account.AddInvitedContactAsync() : await account.AddContactAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        await account.ForgetMailsAsync();

        WriteAssert.Done(await host.InScope(async core =>
            await core.Links.UseAsync((await core.Links.FindAsync(id, code))!, code, Other)));

        Assert.Equal((id, new PasswordChangedMail(isFirst, true, account.AdministratorId)), await OnlyAsync(account));
    }

    [Fact]
    public async Task Email_PutRightBeforeTheFirstPassword_IsToldToBothAddresses_AndALoginToThem()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var before = await account.DetailsOfAsync(id);
        var by = await NameAsync(account, account.AdministratorId);

        await EditAsync(account, id, details => details.Email = "zoe@exemple.org");
        var login = account.Code + before.LoginName;
        Assert.Equal<(long, AlertMail)>(
            [
                (id, new CredentialsChangedMail(before.Email!, login, null, EmailPart.Before) { By = by }),
                (id, new CredentialsChangedMail("zoe@exemple.org", login, null, EmailPart.After) { By = by }),
            ],
            await account.MailsAsync<AlertMail>());

        await account.ForgetMailsAsync();
        await EditAsync(account, id, details => (details.Email, details.LoginName) = ("lea@exemple.org", "zoe"));
        Assert.Equal<(long, AlertMail)>(
            [
                (id, new CredentialsChangedMail("zoe@exemple.org", account.Code + "zoe", login, EmailPart.Before) { By = by }),
                (id, new CredentialsChangedMail("lea@exemple.org", account.Code + "zoe", login, EmailPart.After) { By = by }),
            ],
            await account.MailsAsync<AlertMail>());
    }

    [Fact]
    public async Task Login_Changed_IsToldOnce_ByWhoeverChangesTheirOwn()
    {
        var account = await host.CreateAccountAsync();
        await EditAsync(account, account.AdministratorId, details => details.LoginName = "patronne");

        var (contactId, mail) = await OnlyAsync(account);

        Assert.Equal(account.AdministratorId, contactId);
        Assert.Equal(
            new CredentialsChangedMail("sandra.durand@exemple.fr", account.Code + "patronne", account.Code + "admin", EmailPart.Same)
            {
                ByYou = true,
            },
            mail);
    }

    [Fact]
    public async Task OtherFields_AreNotTold_AndCostNothing()
    {
        var (account, id) = await ContactAsync();

        var commands = await host.Commands.ListenAsync(() => EditAsync(account, id, details => details.FirstName = "Zoé"));

        Assert.Equal("Zoé", (await account.FindAsync(id)).FirstName);
        Assert.Empty(await account.MailsAsync<MailData>());
        Assert.DoesNotContain(commands, sql => sql.Contains("OutboxMails", StringComparison.Ordinal));

        // Reading who acts asks whether they have one.
        Assert.DoesNotContain(commands, sql =>
            sql.Contains("SecondFactors", StringComparison.Ordinal) && !sql.Contains("RolePermissions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecondFactor_OfOnesOwn_IsToldAtEachStep()
    {
        var (account, id) = await ContactAsync();

        await account.AddSecondFactorAsync(id);
        Assert.Equal((id, new SecondFactorSetMail(SecondFactorChange.TurnedOn) { ByYou = true }), await OnlyAsync(account));

        await account.ForgetMailsAsync();
        WriteAssert.Done(await account.As(id, core => core.SecondFactors.RenewCodesAsync(Sample.Password)));
        Assert.Equal((id, new SecondFactorSetMail(SecondFactorChange.CodesRenewed) { ByYou = true }), await OnlyAsync(account));

        await account.ForgetMailsAsync();
        WriteAssert.Done(await account.As(id, core => core.SecondFactors.DisableAsync(Sample.Password)));
        WriteAssert.Done(await account.As(id, core => core.SecondFactors.DisableAsync(Sample.Password)));
        Assert.Equal((id, new SecondFactorRemovedMail { ByYou = true }), await OnlyAsync(account));
    }

    [Fact]
    public async Task SecondFactor_WithAnotherKey_IsToldAsReplaced()
    {
        var (account, id) = await ContactAsync();
        await account.AddSecondFactorAsync(id);
        await account.ForgetMailsAsync();

        // No page of today does that; the next one might.
        WriteAssert.Done(await account.As(id, core => core.Writer.RunAsync(
            _ => core.Db.SecondFactors.SingleOrDefaultAsync(factor => factor.ContactId == id),
            (write, _) => write.Authority.OwnAffairs(),
            (_, factor) =>
            {
                factor.ProtectedKey = "another";
                return Task.FromResult(Core.Writing.WriteResult.Done(id));
            })));

        Assert.Equal((id, new SecondFactorSetMail(SecondFactorChange.Replaced) { ByYou = true }), await OnlyAsync(account));
    }

    [Fact]
    public async Task SecondFactor_TakenAwayByAnOperator_IsTold()
    {
        var (account, id) = await ContactAsync();
        await account.AddSecondFactorAsync(id);
        await account.ForgetMailsAsync();

        WriteAssert.Done(await account.AsOperator(core => core.SecondFactors.ResetByCommandAsync(id)));

        Assert.Equal((id, new SecondFactorRemovedMail()), await OnlyAsync(account));
    }

    [Fact]
    public async Task Contact_DeletedWithItsSecondFactor_IsNotTold()
    {
        var (account, id) = await ContactAsync();
        await account.AddSecondFactorAsync(id);
        await account.ForgetMailsAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));

        Assert.Empty(await account.MailsAsync<MailData>());
    }

    private async Task<(TestAccount Account, long Id)> ContactAsync()
    {
        var account = await host.CreateAccountAsync();
        return (account, await account.AddContactAsync());
    }

    private static async Task EditAsync(TestAccount account, long id, Action<Core.Contacts.ContactDetails> change)
    {
        var (shown, wanted) = (await account.DetailsOfAsync(id), await account.DetailsOfAsync(id));
        change(wanted);
        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown))));
    }

    private static async Task<(long ContactId, AlertMail Mail)> OnlyAsync(TestAccount account) =>
        Assert.Single(await account.MailsAsync<AlertMail>());

    private static async Task<string> NameAsync(TestAccount account, long id) =>
        await account.FindAsync(id) is var contact ? $"{contact.FirstName} {contact.LastName} ({contact.UserName})" : "";
}
