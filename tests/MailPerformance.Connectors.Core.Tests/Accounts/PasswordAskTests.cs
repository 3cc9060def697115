using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>« Mot de passe oublié ? »: who is mailed a link, how often, and what that link is good for.</summary>
public sealed class PasswordAskTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Chosen = "une autre phrase bien longue";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ask_ByLoginOrEmail_MailsALink_ThatSetsThePasswordOnce(bool byLogin)
    {
        var (account, id) = await PersonAsync();
        var contact = await account.FindAsync(id);
        await AskAsync(byLogin ? contact.UserName!.ToLowerInvariant() : contact.Email!.ToUpperInvariant());

        var code = await CodeAsync(account, id);
        Assert.NotNull(await FindAsync(id, code));
        Assert.True((await UseAsync(id, code))!.IsDone);

        Assert.Null(await FindAsync(id, code));
        Assert.NotNull(await host.InScope(core => core.SignIn.VerifyAsync(contact.UserName!, Chosen)));
        var (_, told) = Assert.Single(await account.MailsAsync<PasswordChangedMail>());
        Assert.True(told is { IsFirst: false, ByLink: true, ByMailbox: true, LinkById: null });
    }

    [Fact]
    public async Task Ask_OfNobody_LeavesNothing()
    {
        var account = await host.CreateAccountAsync();
        await account.UnchangedBy(async () =>
        {
            await AskAsync(account.Code + "nobody");
            await AskAsync("nobody@nowhere.example");
            return 0;
        });
        Assert.Equal(0, await host.InScope(core => core.Db.PasswordAsks.CountAsync()));
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("ended")]
    [InlineData("deleted")]
    [InlineData("account")]
    [InlineData("uninvited")]
    public async Task Ask_OfWhoeverIsKeptOut_MailsNothing(string why)
    {
        var (account, id) = await PersonAsync();
        var login = (await account.FindAsync(id)).UserName!;
        switch (why)
        {
            case "blocked":
                WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
                break;
            case "ended":
                await account.ChangeAsync(id, contact => contact.AccessEndsAt = host.Now);
                break;
            case "deleted":
                WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
                break;
            case "account":
                await account.Inside(core => core.Db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsActive, false)));
                break;
            default:
                await account.ChangeAsync(id, contact => contact.PasswordHash = null);
                break;
        }

        await account.ForgetMailsAsync();
        await AskAsync(login);
        Assert.Empty(await account.MailsAsync<ForgottenPasswordMail>());
    }

    [Fact]
    public async Task Ask_OfOneWhoIsInvited_SendsTheInvitersLinkAgain_WhichEndsWithTheInvitersRights()
    {
        var account = await host.CreateAccountAsync();
        var makerId = await account.AddHolderAsync(Permissions.ContactsCreate, Permissions.ContactsEdit);
        var id = await account.AddInvitedContactAsync();
        WriteAssert.Done(await account.As(makerId, core => core.Links.CreateAsync(id)));
        await AskAsync((await account.FindAsync(id)).UserName!);

        var code = await CodeAsync(account, id);
        Assert.NotNull(await FindAsync(id, code));
        await account.Inside(core => core.Db.ContactRoles.Where(held => held.UserId == makerId).ExecuteDeleteAsync());
        Assert.Null(await FindAsync(id, code));
    }

    [Fact]
    public async Task Ask_EndsNoLinkThatSomebodyWasGiven()
    {
        var (account, id) = await PersonAsync();
        var given = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        await AskAsync((await account.FindAsync(id)).UserName!);
        host.Time.Advance(PasswordAskAnswers.Pause);
        await AskAsync((await account.FindAsync(id)).UserName!);

        Assert.NotNull(await FindAsync(id, given));
        Assert.NotNull(await FindAsync(id, await CodeAsync(account, id)));
    }

    [Fact]
    public async Task Ask_Flood_SendsAFewMails_AndOneLineOfTheJournal()
    {
        var (account, id) = await PersonAsync();
        var login = (await account.FindAsync(id)).UserName!;
        await account.ForgetMailsAsync();
        for (var times = 0; times < 10; times++)
        {
            await AskAsync(login);
        }

        Assert.Single(await account.MailsAsync<ForgottenPasswordMail>());
        var note = await account.Inside(core =>
            core.Db.JournalNotes.SingleAsync(found => found.Kind == JournalKind.PasswordLinkAsked && found.ContactId == id));
        Assert.Equal(10, note.Times);

        for (var times = 0; times < 10; times++)
        {
            host.Time.Advance(PasswordAskAnswers.Pause);
            await AskAsync(login);
        }

        Assert.Equal(PasswordAskAnswers.MostMails, (await account.MailsAsync<ForgottenPasswordMail>()).Count);
    }

    [Fact]
    public async Task Ask_ByAnEmailOfSeveral_MailsEachWithItsLogin_AFewAtMost()
    {
        var account = await host.CreateAccountAsync();
        var email = $"shared{Sample.NextNumber()}@exemple.fr";
        for (var number = 0; number < PasswordAskAnswers.MostContacts + 2; number++)
        {
            await account.AddContactAsync(details => details.Email = email);
        }

        await AskAsync(email);
        var mails = await account.MailsAsync<ForgottenPasswordMail>();
        Assert.Equal(PasswordAskAnswers.MostContacts, mails.Select(mail => mail.ContactId).Distinct().Count());
        Assert.Equal(PasswordAskAnswers.MostContacts, mails.Count);
    }

    [Theory]
    [InlineData("time")]
    [InlineData("block")]
    [InlineData("email")]
    [InlineData("password")]
    public async Task Link_EndsWithTime_ABlock_AnotherAddress_AnotherPassword(string what)
    {
        var (account, id) = await PersonAsync();
        await AskAsync((await account.FindAsync(id)).UserName!);
        var code = await CodeAsync(account, id);
        Assert.NotNull(await FindAsync(id, code));
        switch (what)
        {
            case "time":
                host.Time.Advance(PasswordLinks.OwnLifetime);
                break;
            case "block":
                WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
                WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)));
                break;
            case "email":
                await account.ChangeAsync(id, contact => contact.Email = "another@exemple.fr");
                break;
            default:
                WriteAssert.Done(await account.As(id, core => core.Passwords.RunAsync(Sample.Password, Chosen)));
                break;
        }

        Assert.Null(await FindAsync(id, code));
    }

    [Fact]
    public async Task Link_OfAContactThatWasTaken_VouchesForNothing()
    {
        var (account, id) = await PersonAsync();
        var takerId = await account.AddContactAsync();
        await account.ChangeAsync(id, contact => (contact.CredentialsById, contact.CredentialsAt) = (takerId, host.Now));
        await AskAsync((await account.FindAsync(id)).UserName!);
        Assert.True((await UseAsync(id, await CodeAsync(account, id)))!.IsDone);

        Assert.Equal(takerId, (await account.FindAsync(id)).CredentialsById);
    }

    [Fact]
    public async Task TwoNodes_AtTheSameMoment_SendOneMail()
    {
        var (account, id) = await PersonAsync();
        await host.InScope(async core => await core.Asks.AskAsync((await account.FindAsync(id)).UserName!));
        await Together.RunAsync(AnswerAsync, AnswerAsync);
        Assert.Single(await account.MailsAsync<ForgottenPasswordMail>());
    }

    private Task<int> AnswerAsync() => host.InScope(core => core.Answers.AnswerDueAsync());

    private async Task<(TestAccount Account, long Id)> PersonAsync()
    {
        var account = await host.CreateAccountAsync();
        return (account, await account.AddContactAsync(details => details.Email = $"person{Sample.NextNumber()}@exemple.fr"));
    }

    private async Task AskAsync(string typed)
    {
        await host.InScope(core => core.Asks.AskAsync(typed));
        await AnswerAsync();
    }

    private static async Task<string> CodeAsync(TestAccount account, long id)
    {
        var mail = (await account.MailsAsync<ForgottenPasswordMail>()).Last(mail => mail.ContactId == id).Data;
        return Assert.IsType<string>(await account.Inside(async core =>
            await core.Links.CodeForMailAsync(await core.Db.Contacts.SingleAsync(found => found.Id == id), mail)));
    }

    private Task<Contact?> FindAsync(long id, string code) => host.InScope(core => core.Links.FindAsync(id, code));

    private Task<WriteResult<Contact>?> UseAsync(long id, string code) => host.InScope(async core =>
        await core.Links.FindAsync(id, code) is { } contact ? await core.Links.UseAsync(contact, code, Chosen) : null);
}
