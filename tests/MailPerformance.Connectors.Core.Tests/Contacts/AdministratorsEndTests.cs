using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Rule 6 and the calendar: an administrator who lasts remains after every write; where none does, they are told.</summary>
public sealed class AdministratorsEndTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CoreHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Theory]
    [InlineData(null, 28, false)]
    [InlineData(null, 31, true)]
    [InlineData(60, 28, false)]
    [InlineData(60, 31, true)]
    [InlineData(10, 5, true)]
    [InlineData(10, 20, true)]
    public async Task EndDate_OfTheOnlyAdministrator_LiesAMonthAhead_UnlessItWasNearBefore(int? before, int after, bool isDone)
    {
        var account = await _host.CreateAccountAsync();
        await EndsInAsync(account, account.AdministratorId, before);
        var shown = await account.DetailsOfAsync(account.AdministratorId);
        var wanted = await account.DetailsOfAsync(account.AdministratorId);
        wanted.ValidUntil = DateOnly.FromDateTime(_host.Now).AddDays(after);

        var result = await account.AsAdministrator(core =>
            core.Informations.UpdateAsync(account.AdministratorId, Sample.Edit(wanted, shown)));

        if (isDone)
        {
            WriteAssert.Done(result);
        }
        else
        {
            WriteAssert.Invalid(
                result, nameof(ContactDetails.ValidUntil), "Contact_LastingAdministrator", ContactStandings.LastingDays);
        }
    }

    [Theory]
    [InlineData("role")]
    [InlineData("deleted")]
    [InlineData("blocked")]
    public async Task LastingAdministrator_IsNotTakenAway_WhileTheOthersEndSoon(string way)
    {
        var account = await _host.CreateAccountAsync();
        var soon = await account.AddAdministratorAsync();
        await EndsInAsync(account, soon, 20);
        Task<WriteResult<long>> TakeAsync() => account.As(soon, core => way switch
        {
            "role" => core.ContactRoles.SetAsync(account.AdministratorId, Sample.Ids(), Sample.Ids(account.AdministratorRoleId)),
            "deleted" => core.Contacts.DeleteAsync(account.AdministratorId),
            _ => core.Contacts.SetLockedAsync(account.AdministratorId, true),
        });

        var refused = await account.UnchangedBy(TakeAsync);
        await EndsInAsync(account, soon, 31);
        var done = await TakeAsync();

        WriteAssert.InvalidIn(refused, way == "role" ? ContactRoleService.Field : "");
        WriteAssert.Done(done);
    }

    [Fact]
    public async Task LastWhoEndsSoon_IsStillTheLast()
    {
        var account = await _host.CreateAccountAsync();
        await EndsInAsync(account, account.AdministratorId, 5);

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core =>
                core.ContactRoles.SetAsync(account.AdministratorId, Sample.Ids(), Sample.Ids(account.AdministratorRoleId))),
            ContactRoleService.Field, "Contact_LastAdministrator");
    }

    [Fact]
    public async Task Administrators_WhoAllEndSoon_AreToldOnceAWeek_UntilOneLasts()
    {
        var account = await _host.CreateAccountAsync();
        var second = await account.AddAdministratorAsync();
        await _host.CreateAccountAsync();
        await EndsInAsync(account, account.AdministratorId, 20);
        await EndsInAsync(account, second, 25);
        var end = _host.Services.GetRequiredService<AdministratorsEnd>();

        var first = await end.WarnAsync();
        var again = await end.WarnAsync();
        _host.Time.Advance(TimeSpan.FromDays(8));
        var later = await end.WarnAsync();
        await EndsInAsync(account, second, null);
        _host.Time.Advance(TimeSpan.FromDays(8));
        var mended = await end.WarnAsync();

        Assert.Equal((1, 0, 1, 0), (first, again, later, mended));
        var mails = await account.Inside(core => core.Db.OutboxMails.Where(mail => mail.Kind == "AdministratorsEndMail").ToListAsync());
        Assert.Equal(4, mails.Count);
        Assert.Equal([account.AdministratorId, second], mails.Select(mail => mail.ContactId).Distinct().Order());
        Assert.Equal(_host.Now.AddDays(9), Assert.IsType<AdministratorsEndMail>(Outbox.DataOf(mails[0])).EndsAt);
    }

    [Fact]
    public async Task Warning_ReachesAdministratorsWhoCannotSignIn()
    {
        var account = await _host.CreateAccountAsync();
        var blocked = await account.AddAdministratorAsync();
        var keptOut = await account.AddAdministratorAsync();
        await EndsInAsync(account, account.AdministratorId, 20);
        await EndsInAsync(account, keptOut, 20);
        await account.ChangeAsync(blocked, contact => contact.LockedAt = _host.Now);
        await account.ChangeAsync(keptOut, contact => contact.LockoutEnd = _host.Time.GetUtcNow().AddMinutes(5));

        await _host.Services.GetRequiredService<AdministratorsEnd>().WarnAsync();

        var mails = await account.MailsAsync<AdministratorsEndMail>();
        Assert.Equal([account.AdministratorId, blocked, keptOut], mails.Select(mail => mail.ContactId));
        Assert.All(mails, mail => Assert.True(mail.Data.ReachesWhoeverIsKeptOut));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(20, 1)]
    public async Task Warning_CountsAdministratorsWhomWrongPasswordsKeepOut(int? endsIn, int warned)
    {
        var account = await _host.CreateAccountAsync();
        var soon = await account.AddAdministratorAsync();
        await EndsInAsync(account, soon, 10);
        await EndsInAsync(account, account.AdministratorId, endsIn);
        foreach (var id in endsIn is null ? [account.AdministratorId] : new[] { account.AdministratorId, soon })
        {
            await account.ChangeAsync(id, contact => contact.LockoutEnd = _host.Time.GetUtcNow().AddMinutes(5));
        }

        Assert.Equal(warned, await _host.Services.GetRequiredService<AdministratorsEnd>().WarnAsync());
    }

    [Fact]
    public async Task Warning_ByTwoNodesAtOnce_IsOne()
    {
        var account = await _host.CreateAccountAsync();
        await EndsInAsync(account, account.AdministratorId, 20);
        var end = _host.Services.GetRequiredService<AdministratorsEnd>();

        var warned = await Together.RunAsync(() => end.WarnAsync(), () => end.WarnAsync());

        Assert.Equal(1, warned.Sum());
    }

    [Fact]
    public async Task Account_ThatIsBusy_IsWarnedLater_AndTheOthersNow()
    {
        _host.Services.GetRequiredService<IOptions<WriteQueueOptions>>().Value.QueueLength = 0;
        var (busy, other) = (await _host.CreateAccountAsync(), await _host.CreateAccountAsync());
        await EndsInAsync(busy, busy.AdministratorId, 20);
        await EndsInAsync(other, other.AdministratorId, 20);
        var end = _host.Services.GetRequiredService<AdministratorsEnd>();

        var warned = await _host.WhileBusyAsync(busy, other, () => end.WarnAsync());
        var later = await end.WarnAsync();

        Assert.Equal((1, 1), (warned, later));
    }

    private Task<int> EndsInAsync(TestAccount account, long contactId, int? days) => account.ChangeAsync(contactId, contact =>
    {
        contact.AccessEndsAt = days is { } count ? _host.Now.AddDays(count) : null;
        contact.ValidUntil = days is null ? null : DateOnly.FromDateTime(contact.AccessEndsAt!.Value).AddDays(-1);
    });
}
