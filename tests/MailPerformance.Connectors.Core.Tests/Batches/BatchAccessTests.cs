using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Batches;

/// <summary>Actions on the access of many contacts, and on their phones.</summary>
public sealed class BatchAccessTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Extend_GivesAYear_AndNothingTwice()
    {
        var account = await host.CreateAccountAsync();
        var soon = DateOnly.FromDateTime(host.Now).AddDays(20);
        var contact = await account.AddContactAsync(details => details.ValidUntil = soon);
        var full = await account.AddContactAsync(details =>
            details.ValidUntil = TimeZones.DayAt(host.Now, "Europe/Paris").AddDays(Account.DefaultMaxValidityDays));
        var none = await account.AddAdministratorAsync();
        await account.ChangeAsync(none, found => (found.ValidUntil, found.AccessEndsAt) = (null, null));

        var id = await account.RunBatchAsync(new(BatchAction.Extend), contact, full, none);

        Assert.True((await account.FindAsync(contact)).ValidUntil > soon.AddDays(300));
        var items = await account.ItemsOfBatchAsync(id);
        Assert.Equal([BatchOutcome.Changed, BatchOutcome.Refused, BatchOutcome.Stayed], items.Select(item => item.Outcome));
        Assert.Equal([null, WordsOf.French("Contact_ExtendNothing"), WordsOf.French("Batch_NoEnd")], items.Select(item => item.Message));
        Assert.Null(BatchActions.UndoneBy(BatchAction.Extend));
    }

    [Fact]
    public async Task InvitePhone_MailsThoseWhoHaveTheConnectorAndNoPhone()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var (invited, connected, without) =
            (await account.AddContactAsync(), await account.AddContactAsync(), await account.AddContactAsync());
        await account.AddConnectorAsync(invited);
        await account.AddConnectorAsync(connected);
        await account.AddDeviceAsync(connected);
        var platform = await account.Inside(core => core.Db.MobileConnectors.Select(connector => connector.PlatformId).FirstAsync());
        await account.ForgetMailsAsync();

        var id = await account.RunBatchAsync(new(BatchAction.InvitePhone, platform), invited, connected, without);

        Assert.Equal(
            [null, WordsOf.French("Batch_HasPhone"), WordsOf.French("Batch_HasNoConnector")],
            (await account.ItemsOfBatchAsync(id)).Select(item => item.Message));
        Assert.Equal((invited, new PhoneInviteMail(platform)), Assert.Single(await account.MailsAsync<PhoneInviteMail>()));
        Assert.NotNull(await account.Inside(core => core.Db.MobileConnectors.Where(connector => connector.ContactId == invited)
            .Select(connector => connector.InvitedAt).SingleAsync()));
    }
}
