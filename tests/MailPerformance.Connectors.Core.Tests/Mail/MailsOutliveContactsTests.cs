using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Mail;

/// <summary>Who is deleted still hears of what was done; nothing else of the contact stays.</summary>
public sealed class MailsOutliveContactsTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CoreHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Alerts_OfADeletedContact_Stay_AsTheyWereAddressed_AndLinksAndMailsThatWereSentGo()
    {
        var (account, id) = await DeletedAsync();

        var mails = await RowsAsync(account);

        Assert.Equal([nameof(NewAdministratorMail), nameof(AdministratorLostMail)], mails.Select(mail => mail.Kind));
        Assert.All(mails, mail => Assert.Null(mail.ContactId));
        Assert.All(mails, mail => Assert.Equal(
            new MailRecipient(id, "Zoé", "Durand", account.Code + "zoe", "zoe@exemple.fr", "en", "America/New_York"),
            MailRecipient.Read(mail.Recipient)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recipient_IsForgotten_WhenTheMailIsSentOrGivenUp_AndTheRowAtTheNextPruning(bool isRefused)
    {
        var (account, _) = await DeletedAsync();
        var transport = new FakeTransport { Failure = new IOException("down") };
        var sender = new OutboxSender(
            new FakeScopes(_host.Services, transport), Options.Create(new OutboxOptions()), _host.Time, NullLogger<OutboxSender>.Instance,
            _host.Services.GetRequiredService<ProductMetrics>());
        Assert.Equal(0, await sender.SendDueAsync());
        Assert.All(await RowsAsync(account), mail => Assert.NotNull(mail.Recipient));
        Assert.Equal(0, await sender.PruneAsync(TimeSpan.FromDays(30)));

        transport.Failure = isRefused ? new MailRefusedException("550 unknown", new IOException()) : null;
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(isRefused ? 0 : 2, await sender.SendDueAsync());

        var done = await RowsAsync(account);
        Assert.All(done, mail => Assert.Equal((null, null), (mail.Recipient, mail.NextAttemptAt)));
        Assert.Equal(2, done.Count);
        Assert.Equal(2, await sender.PruneAsync(TimeSpan.FromDays(30)));
    }

    // An administrator who is told of another one, has a link on its way and mails behind it, and is deleted at once.
    private async Task<(TestAccount Account, long Id)> DeletedAsync()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync(details =>
            (details.FirstName, details.LoginName, details.Email, details.Language, details.TimeZone) =
            ("Zoé", "zoe", "zoe@exemple.fr", "en", "America/New_York"));
        await account.GiveRoleAsync(id, account.AdministratorRoleId);
        var rogue = await account.AddContactAsync();
        await account.Inside(core => core.Db.OutboxMails.ExecuteUpdateAsync(set => set
            .SetProperty(mail => mail.NextAttemptAt, (DateTime?)null).SetProperty(mail => mail.SentAt, _host.Now)));
        await account.GiveRoleAsync(rogue, account.AdministratorRoleId);
        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id, byMail: true)));
        Assert.Contains((await account.MailsAsync<PasswordLinkMail>()), mail => mail.ContactId == id);

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
        await account.Inside(core => core.Db.OutboxMails.Where(mail => mail.ContactId != null).ExecuteDeleteAsync());
        return (account, id);
    }

    private static Task<List<OutboxMail>> RowsAsync(TestAccount account) =>
        account.Inside(core => core.Db.OutboxMails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());
}
