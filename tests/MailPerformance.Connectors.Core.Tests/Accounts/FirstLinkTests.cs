using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>Links of contacts who have not chosen a password: taken back, and sent again to all.</summary>
public sealed class FirstLinkTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task TakeBack_EndsTheLink_AlsoForMotDePasseOublie_UntilAnotherIsMade()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));

        WriteAssert.Done(await account.AsAdministrator(core => core.FirstLinks.TakeBackAsync(id)));

        Assert.Null(await host.InScope(core => core.Links.FindAsync(id, code)));
        Assert.Equal(host.Now, (await account.FindAsync(id)).FirstLinkTakenBackAt);
        await account.ForgetMailsAsync();
        await host.InScope(async core => await core.Asks.AskAsync((await account.FindAsync(id)).UserName!));
        await host.InScope(core => core.Answers.AnswerDueAsync());
        Assert.Empty(await account.MailsAsync<ForgottenPasswordMail>());
        var entry = await account.Inside(core =>
            core.Db.JournalEntries.SingleAsync(found => found.Kind == JournalKind.FirstLinkTakenBack && found.ContactId == id));
        Assert.Equal(account.AdministratorId, entry.AuthorId);

        var again = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        Assert.NotNull(await host.InScope(core => core.Links.FindAsync(id, again)));
        Assert.Null((await account.FindAsync(id)).FirstLinkTakenBackAt);
    }

    [Fact]
    public async Task TakeBack_OfOneWithAPassword_OfNobody_AndByWhoeverMayNot_IsRefused()
    {
        var account = await host.CreateAccountAsync();
        var (with, without) = (await account.AddContactAsync(), await account.AddInvitedContactAsync());
        var reader = await account.AddHolderAsync(Permissions.Contacts);

        WriteAssert.Invalid(await account.AsAdministrator(core => core.FirstLinks.TakeBackAsync(with)), "", "Link_HasPassword");
        Assert.Equal(WriteStatus.NotFound, (await account.AsAdministrator(core => core.FirstLinks.TakeBackAsync(0))).Status);
        Assert.Equal(WriteStatus.Forbidden, (await account.As(reader, core => core.FirstLinks.TakeBackAsync(without))).Status);
        Assert.Equal(WriteStatus.Forbidden, (await account.As(reader, core => core.FirstLinks.SendAllAsync())).Status);
    }

    [Fact]
    public async Task SendAll_MailsEachOnce_InTheAdministratorsName_ByTheJob()
    {
        var account = await host.CreateAccountAsync();
        var ids = new List<long>();
        for (var number = 0; number < 60; number++)
        {
            ids.Add(await account.AddInvitedContactAsync());
        }

        var (blocked, taken, recent) = (ids[0], ids[1], ids[2]);
        await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(blocked, true)));
        WriteAssert.Done(await account.AsAdministrator(core => core.FirstLinks.TakeBackAsync(taken)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(recent)));
        await account.ForgetMailsAsync();

        WriteAssert.Done(await account.AsAdministrator(core => core.FirstLinks.SendAllAsync()));
        Assert.Empty(await account.MailsAsync<PasswordLinkMail>());
        WriteAssert.Done(await account.AsAdministrator(core => core.FirstLinks.SendAllAsync()));
        await Together.RunAsync(SendAsync, SendAsync);
        await SendAsync();

        var expected = ids.Except([blocked, taken, recent]).Order();
        Assert.Equal(expected, (await account.MailsAsync<PasswordLinkMail>()).Select(mail => mail.ContactId).Order());
        Assert.All(
            await Task.WhenAll(ids.Skip(3).Select(account.FindAsync)),
            contact => Assert.Equal(account.AdministratorId, contact.PasswordLinkById));
        var row = await account.Inside(core => core.Db.Accounts.SingleAsync());
        Assert.True(row is { FirstLinksAt: null, FirstLinksAfterId: 0 });

        WriteAssert.Done(await account.AsAdministrator(core => core.FirstLinks.SendAllAsync()));
        await SendAsync();
        Assert.Equal(expected, (await account.MailsAsync<PasswordLinkMail>()).Select(mail => mail.ContactId).Order());
    }

    [Fact]
    public async Task SendAll_OfWhoeverIsNoAdministratorAnyMore_SendsNothing()
    {
        var account = await host.CreateAccountAsync();
        await account.AddInvitedContactAsync();
        var other = await account.AddAdministratorAsync();
        WriteAssert.Done(await account.As(other, core => core.FirstLinks.SendAllAsync()));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(other, true)));
        await account.ForgetMailsAsync();

        await SendAsync();

        Assert.Empty(await account.MailsAsync<PasswordLinkMail>());
        Assert.Null(await account.Inside(core => core.Db.Accounts.Select(row => row.FirstLinksAt).SingleAsync()));
    }

    private Task<int> SendAsync() => host.InScope(core => core.Get<FirstLinks>().SendDueAsync());
}
