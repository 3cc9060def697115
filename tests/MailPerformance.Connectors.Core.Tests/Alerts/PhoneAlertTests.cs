using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Alerts;

/// <summary>A phone that a contact has not used before is told, the first one as well.</summary>
public sealed class PhoneAlertTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Phone_NotUsedBefore_IsTold_AndTheSameAgainIsNot()
    {
        var (account, id) = await ContactAsync();

        await SignInAsync(account, id, "a");
        Assert.Equal(
            (id, new NewPhoneMail("iPhone de Zoé", "iPhone 15", "iOS 19") { ByYou = true }),
            Assert.Single(await account.MailsAsync<NewPhoneMail>()));
        await SignInAsync(account, id, "a");
        Assert.Single(await account.MailsAsync<NewPhoneMail>());
        await SignInAsync(account, id, "b");
        Assert.Equal(2, (await account.MailsAsync<NewPhoneMail>()).Count);
    }

    [Fact]
    public async Task Phone_ThatDoesNotSayWhichItIs_IsToldEachTime()
    {
        var (account, id) = await ContactAsync();

        await SignInAsync(account, id, null);
        await SignInAsync(account, id, null);

        Assert.Equal(2, (await account.MailsAsync<NewPhoneMail>()).Count);
    }

    [Theory]
    [InlineData(DeviceEnd.SignedOut, 1)]
    [InlineData(DeviceEnd.PasswordChanged, 1)]
    [InlineData(DeviceEnd.ConnectorRemoved, 1)]
    [InlineData(DeviceEnd.Disconnected, 2)]
    [InlineData(DeviceEnd.TokenReused, 2)]
    public async Task Phone_ThatComesBack_IsToldWhenSomebodyHadSentItAway(DeviceEnd end, int told)
    {
        var (account, id) = await ContactAsync();
        await SignInAsync(account, id, "a");
        await account.Inside(async core =>
        {
            var device = await core.Db.MobileDevices.SingleAsync();
            (device.EndedAt, device.EndReason) = (host.Now, end);
            return await core.Db.SaveChangesAsync();
        });
        host.Time.Advance(TimeSpan.FromSeconds(1));

        await SignInAsync(account, id, "a");
        Assert.Equal(told, (await account.MailsAsync<NewPhoneMail>()).Count);
        await SignInAsync(account, id, "a");
        Assert.Equal(told, (await account.MailsAsync<NewPhoneMail>()).Count);
    }

    [Fact]
    public async Task Phone_OfSomebodyElse_IsNewToTheContact()
    {
        var (account, id) = await ContactAsync();
        var other = await account.AddContactAsync();
        await account.AddConnectorAsync(other);

        await SignInAsync(account, id, "a");
        await SignInAsync(account, other, "a");

        Assert.Equal([id, other], (await account.MailsAsync<NewPhoneMail>()).Select(mail => mail.ContactId));
    }

    private static async Task SignInAsync(TestAccount account, long id, string? installation)
    {
        var approval = await account.ApprovalAsync(id);
        WriteAssert.Done(await account.AsPhone(id, core => core.Devices.SignedInAsync(
            id, Sample.IPhone, 1_000_000_000L + Sample.NextNumber(),
            new DeviceDescription("iPhone de Zoé", "iPhone 15", "iOS 19", InstallationId: installation), approval)));
    }

    private async Task<(TestAccount Account, long Id)> ContactAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        await account.AddConnectorAsync(id);
        return (account, id);
    }
}
