using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Mails before the end of somebody's access, to them and to those who may extend it.</summary>
public sealed class AccessEndsTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CoreHost _host = new();

    private AccessEnds Ends => _host.Services.GetRequiredService<AccessEnds>();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Contact_IsTold_ThirtySevenAndOneDaysBefore_AndOnceEach()
    {
        var account = await _host.CreateAccountAsync();
        var contact = await account.AddContactAsync(details => details.ValidUntil = DateOnly.FromDateTime(_host.Now).AddDays(40));
        var end = (await account.FindAsync(contact)).AccessEndsAt!.Value;
        var told = new List<int>();
        for (var day = 0; day < 42; day++)
        {
            var before = (await OwnMailsAsync(account)).Count;
            await Ends.TellAsync();
            await Ends.TellAsync();
            if ((await OwnMailsAsync(account)).Count > before)
            {
                told.Add((int)Math.Ceiling((end - _host.Now).TotalDays));
            }

            _host.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([30, 7, 1], told);
        var mails = await OwnMailsAsync(account);
        Assert.All(mails, mail => Assert.Equal((contact, end), (mail.ContactId, mail.Data.EndsAt)));
        Assert.Equal(3, mails.Count);
    }

    [Theory]
    [InlineData("extended")]
    [InlineData("blocked")]
    [InlineData("new")]
    [InlineData("invited")]
    public async Task Contact_IsNotTold_OfWhatIsNotSo(string way)
    {
        var account = await _host.CreateAccountAsync();
        var end = DateOnly.FromDateTime(_host.Now).AddDays(way == "new" ? 20 : 40);
        var contact = way == "invited"
            ? await account.AddInvitedContactAsync(details => details.ValidUntil = end)
            : await account.AddContactAsync(details => details.ValidUntil = end);
        switch (way)
        {
            case "extended":
                WriteAssert.Done(await account.AsAdministrator(core => core.Get<ContactExtension>().RunAsync(contact, end)));
                break;
            case "blocked":
                WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(contact, true)));
                break;
        }

        _host.Time.Advance(TimeSpan.FromDays(way == "new" ? 1 : 11));
        await Ends.TellAsync();

        Assert.Empty(await OwnMailsAsync(account));
        Assert.Equal(way == "invited" ? 1 : 0, (await account.MailsAsync<AccessEndsMail>()).Count);
    }

    [Fact]
    public async Task WhoeverMayExtend_IsToldOnceADay_OfAllTogether()
    {
        var account = await _host.CreateAccountAsync();
        var editor = await account.AddHolderAsync(Permissions.ContactsEdit);
        var reader = await account.AddHolderAsync(Permissions.Contacts);
        var day = DateOnly.FromDateTime(_host.Now).AddDays(31);
        for (var number = 0; number < 3; number++)
        {
            await account.AddContactAsync(details => details.ValidUntil = day.AddDays(number / 2));
        }

        _host.Time.Advance(TimeSpan.FromDays(2));
        await Ends.TellAsync();
        _host.Time.Advance(TimeSpan.FromHours(3));
        await Ends.TellAsync();
        var first = await account.MailsAsync<AccessEndsMail>();
        _host.Time.Advance(TimeSpan.FromDays(1));
        await Ends.TellAsync();
        var second = await account.MailsAsync<AccessEndsMail>();

        Assert.Equal([account.AdministratorId, editor], first.Select(mail => mail.ContactId).Order());
        Assert.DoesNotContain(second, mail => mail.ContactId == reader);
        Assert.Equal(4, second.Count);
    }

    [Fact]
    public async Task ManyContacts_AreToldInWritesThatHoldNobodyUp()
    {
        var account = await _host.CreateAccountAsync();
        var ids = new List<long>();
        for (var number = 0; number < AccessEnds.AtOnce + 5; number++)
        {
            ids.Add(await account.AddContactAsync(details => details.ValidUntil = DateOnly.FromDateTime(_host.Now).AddDays(31)));
        }

        _host.Time.Advance(TimeSpan.FromDays(2));
        var before = await SequenceAsync(account);
        Assert.Equal(ids.Count, await Ends.TellAsync());

        Assert.Equal(ids, (await OwnMailsAsync(account)).Select(mail => mail.ContactId).Order());
        Assert.Equal(2, await SequenceAsync(account) - before);
        Assert.Single(await account.MailsAsync<AccessEndsMail>());
    }

    [Fact]
    public async Task Notices_ByTwoNodesAtOnce_AreOne()
    {
        var account = await _host.CreateAccountAsync();
        await account.AddContactAsync(details => details.ValidUntil = DateOnly.FromDateTime(_host.Now).AddDays(31));
        _host.Time.Advance(TimeSpan.FromDays(2));

        await Together.RunAsync(() => Ends.TellAsync(), () => Ends.TellAsync());

        Assert.Single(await OwnMailsAsync(account));
        Assert.Single(await account.MailsAsync<AccessEndsMail>());
    }

    [Fact]
    public async Task Shortening_SortsAndNoticesTheNewEnd()
    {
        var account = await _host.CreateAccountAsync();
        var contact = await account.AddContactAsync(details => details.ValidUntil = DateOnly.FromDateTime(_host.Now).AddDays(300));
        WriteAssert.Done(await account.AsAdministrator(core =>
            core.Account.UpdateAsync(new AccountSettings
            {
                MaxValidityDays = 60,
                DefaultLanguage = "fr",
                DefaultTimeZone = "Europe/Paris",
                DefaultRowsPerTable = 25,
            })));

        var found = await account.FindAsync(contact);
        Assert.Equal(Contact.OrderOf(found.ValidUntil), found.ValidUntilOrder);
        Assert.Equal(EndNotice.FirstOf(found.AccessEndsAt), found.EndNoticeAt);
        Assert.True(found.AccessEndsAt < _host.Now.AddDays(62));
    }

    private static async Task<List<(long ContactId, AccessEndMail Data)>> OwnMailsAsync(TestAccount account) =>
        [.. (await account.MailsAsync<AccessEndMail>()).Select(mail => (mail.ContactId, mail.Data))];

    private static Task<long> SequenceAsync(TestAccount account) =>
        account.Inside(core => core.Db.Accounts.Select(found => found.WriteSequence).SingleAsync());
}
