using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>Another e-mail waits until it is confirmed from there.</summary>
public sealed class EmailChangeTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Change_Waits_IsToldToTheOldAddress_AndTakesEffectWithTheLink_Once()
    {
        var (account, id, before, after) = await PersonAsync();
        await ChangeAsync(account, account.AdministratorId, id, after);

        var contact = await account.FindAsync(id);
        Assert.Equal((before, after, account.AdministratorId), (contact.Email, contact.PendingEmail, contact.PendingEmailById));
        Assert.Equal(before, Assert.Single(await account.MailsAsync<EmailChangeAskedMail>()).Data.Address);
        var code = await CodeAsync(account, id);
        Assert.Equal(before, (await FindAsync(id, code))!.Email);
        await account.ForgetMailsAsync();

        Assert.Equal(after, WriteAssert.Done(await ConfirmAsync(id, code)));

        contact = await account.FindAsync(id);
        Assert.Equal((after, NormalizedText.Of(after)), (contact.Email, contact.NormalizedEmail));
        Assert.Null(contact.PendingEmail);
        Assert.Equal([before, after], (await account.MailsAsync<CredentialsChangedMail>()).Select(mail => mail.Data.Address));
        Assert.All(await account.MailsAsync<CredentialsChangedMail>(), mail => Assert.True(mail.Data.IsConfirmed));
        Assert.Null(await FindAsync(id, code));
    }

    [Fact]
    public async Task Change_OfWhoeverHasNoPassword_IsDoneAtOnce()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        await ChangeAsync(account, account.AdministratorId, id, "juste@exemple.fr");

        var contact = await account.FindAsync(id);
        Assert.Equal("juste@exemple.fr", contact.Email);
        Assert.Null(contact.PendingEmail);
    }

    [Theory]
    [InlineData("time")]
    [InlineData("again")]
    [InlineData("back")]
    [InlineData("own")]
    [InlineData("other")]
    [InlineData("block")]
    public async Task Link_EndsWithTime_AnotherMail_AndBeingTakenBack(string what)
    {
        var (account, id, before, after) = await PersonAsync();
        await ChangeAsync(account, account.AdministratorId, id, after);
        var code = await CodeAsync(account, id);
        switch (what)
        {
            case "time":
                host.Time.Advance(PasswordLinks.Lifetime + TimeSpan.FromMinutes(1));
                break;
            case "again":
                host.Time.Advance(TimeSpan.FromSeconds(1));
                WriteAssert.Done(await account.AsAdministrator(core => core.Emails.SendAgainAsync(id)));
                Assert.Single(await account.MailsAsync<EmailChangeAskedMail>());
                Assert.NotNull(await FindAsync(id, await CodeAsync(account, id)));
                break;
            case "back":
                Assert.Equal(before, WriteAssert.Done(await account.AsAdministrator(core => core.Emails.TakeBackAsync(id))));
                break;
            case "own":
                WriteAssert.Done(await account.As(id, core => core.Emails.TakeBackAsync(id)));
                break;
            case "other":
                await ChangeAsync(account, account.AdministratorId, id, "other" + after);
                break;
            default:
                WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
                break;
        }

        Assert.Null(await FindAsync(id, code));
        Assert.Equal(before, (await account.FindAsync(id)).Email);
    }

    [Fact]
    public async Task Link_AskedForByOneWhoMayNotAnyMore_OpensNothing_AndTheContactIsTakenSinceTheAsking()
    {
        var (account, id, before, after) = await PersonAsync();
        var editor = await account.AddHolderAsync(Permissions.ContactsEdit);
        await ChangeAsync(account, editor, id, after);
        var code = await CodeAsync(account, id);
        Assert.Equal(editor, (await account.FindAsync(id)).CredentialsById);
        Assert.NotNull(await FindAsync(id, code));

        await account.GiveRoleAsync(id, await account.AddRoleAsync("Plus", Permissions.RolesManage));

        Assert.Null(await FindAsync(id, code));
        Assert.Equal(before, (await account.FindAsync(id)).Email);
    }

    [Fact]
    public async Task SendAndTakeBack_ByOthers_OfNothing_AndOfAnotherAccount_AreRefused()
    {
        var (account, id, _, after) = await PersonAsync();
        WriteAssert.NotFound(await account.AsAdministrator(core => core.Emails.SendAgainAsync(id)));
        await ChangeAsync(account, account.AdministratorId, id, after);
        var reader = await account.AddHolderAsync(Permissions.Contacts);
        var other = await host.CreateAccountAsync();

        WriteAssert.Is(WriteStatus.Forbidden, await account.As(reader, core => core.Emails.SendAgainAsync(id)));
        WriteAssert.Is(WriteStatus.Forbidden, await account.As(reader, core => core.Emails.TakeBackAsync(id)));
        WriteAssert.NotFound(await other.AsAdministrator(core => core.Emails.TakeBackAsync(id)));
        Assert.Equal(after, (await account.FindAsync(id)).PendingEmail);
    }

    private async Task<(TestAccount Account, long Id, string Before, string After)> PersonAsync()
    {
        var account = await host.CreateAccountAsync();
        var number = Sample.NextNumber();
        var (before, after) = ($"avant{number}@exemple.fr", $"apres{number}@exemple.org");
        return (account, await account.AddContactAsync(details => details.Email = before), before, after);
    }

    private static async Task ChangeAsync(TestAccount account, long byId, long id, string email)
    {
        var (shown, wanted) = (await account.DetailsOfAsync(id), await account.DetailsOfAsync(id));
        wanted.Email = email;
        WriteAssert.Done(await account.As(byId, core => core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown))));
    }

    private static async Task<string> CodeAsync(TestAccount account, long id)
    {
        var mail = (await account.MailsAsync<EmailConfirmationMail>())[^1].Data;
        return Assert.IsType<string>(await account.Inside(async core =>
            await core.Emails.CodeForMailAsync(await core.Db.FindAsync<Contact>(id) ?? throw new InvalidOperationException(), mail)));
    }

    private Task<Contact?> FindAsync(long id, string code) => host.InScope(core => core.Emails.FindAsync(id, code));

    private Task<WriteResult<string>> ConfirmAsync(long id, string code) => host.InScope(async core =>
        await core.Emails.ConfirmAsync((await core.Emails.FindAsync(id, code))!, code));
}
