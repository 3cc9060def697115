using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>The operator's way back into an account in which nobody can sign in any more.</summary>
public sealed class AccessRestoreTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CoreHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Restore_WhenTheAdministratorWhoBlockedTheOthersHasEnded_LetsOneIn_WithALinkThatWorks()
    {
        var account = await _host.CreateAccountAsync();
        var rogue = await account.AddAdministratorAsync();
        var (shown, wanted) = (await account.DetailsOfAsync(rogue), await account.DetailsOfAsync(rogue));
        wanted.ValidUntil = DateOnly.FromDateTime(_host.Now).AddDays(31);
        WriteAssert.Done(await account.As(rogue, core => core.Informations.UpdateAsync(rogue, Sample.Edit(wanted, shown))));
        WriteAssert.Done(await account.As(rogue, core => core.Contacts.SetLockedAsync(account.AdministratorId, true)));
        _host.Time.Advance(TimeSpan.FromDays(40));
        Assert.False(await account.Inside(core => core.Db.AbleAdministrators(_host.Now).AnyAsync()));

        WriteAssert.Done(await account.AsOperator(core => core.Restore.RunAsync(account.AdministratorId, false)));

        var code = WriteAssert.Done(await account.AsOperator(core => core.Links.CreateByCommandAsync(account.AdministratorId)));
        Assert.Equal(
            account.AdministratorId,
            await _host.InScope(async core => (await core.Links.FindAsync(account.AdministratorId, code))?.Id));
        Assert.True(await account.Inside(core => core.Db.AbleAdministrators(_host.Now).AnyAsync()));
    }

    [Fact]
    public async Task Restore_OfAnAdministrator_TakesAwayAllThatKeepsItOut_AndTellsEverybody()
    {
        var account = await _host.CreateAccountAsync();
        var other = await account.AddAdministratorAsync();
        await account.AddDelegateAsync();
        await account.ChangeAsync(other, contact => contact.LockedAt = _host.Now);
        await account.ChangeAsync(account.AdministratorId, contact =>
        {
            (contact.LockedAt, contact.AccessFailedCount) = (_host.Now, 3);
            contact.LockoutEnd = _host.Time.GetUtcNow().AddMinutes(5);
            (contact.ValidUntil, contact.AccessEndsAt) = (DateOnly.FromDateTime(_host.Now).AddDays(-1), _host.Now);
        });
        await account.ForgetMailsAsync();

        var restored = WriteAssert.Done(await account.AsOperator(core => core.Restore.RunAsync(account.AdministratorId, false)));

        Assert.Equal(new RestoredAccess(account.Code + "admin", true, null), restored);
        var contact = await account.FindAsync(account.AdministratorId);
        Assert.Equal((null, null, 0), (contact.LockedAt, contact.LockoutEnd, contact.AccessFailedCount));
        Assert.Equal((null, null), (contact.ValidUntil, contact.AccessEndsAt));
        var mails = await account.MailsAsync<AlertMail>();
        Assert.Equal([account.AdministratorId, other], mails.Select(mail => mail.ContactId));
        Assert.All(mails, mail => Assert.Equal(
            new AccessRestoredMail(account.AdministratorId, $"Sandra Durand ({account.Code}admin)"), mail.Data));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restore_OfSomebodyWhoLostTheRole_GivesItBackWhenAsked_ElseTheLongestEndDate(bool asAdministrator)
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        await account.ChangeAsync(id, contact => contact.AccessEndsAt = _host.Now);
        await account.ForgetMailsAsync();

        var restored = WriteAssert.Done(await account.AsOperator(core => core.Restore.RunAsync(id, asAdministrator)));
        WriteAssert.Done(await account.AsOperator(core => core.Restore.RunAsync(id, asAdministrator)));

        DateOnly? latest = asAdministrator ? null : DateOnly.FromDateTime(_host.Now).AddDays(Account.DefaultMaxValidityDays);
        Assert.Equal((asAdministrator, latest), (restored.IsAdministrator, restored.ValidUntil));
        var contact = await account.FindAsync(id);
        Assert.Equal((latest, latest is null), (contact.ValidUntil, contact.AccessEndsAt is null));
        Assert.Equal(asAdministrator ? Sample.Ids(account.AdministratorRoleId) : [], await account.RolesOfAsync(id));
        Assert.Equal(
            [account.AdministratorId, id, account.AdministratorId, id],
            (await account.MailsAsync<AccessRestoredMail>()).Select(mail => mail.ContactId));
        Assert.Equal(asAdministrator ? 2 : 0, (await account.MailsAsync<NewAdministratorMail>()).Count);
    }

    [Fact]
    public async Task Restore_DoesNotShortenWhatTheContactHas()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var day = DateOnly.FromDateTime(_host.Now).AddDays(1000);
        await account.ChangeAsync(id, contact => (contact.ValidUntil, contact.LockedAt) = (day, _host.Now));

        Assert.Equal(day, WriteAssert.Done(await account.AsOperator(core => core.Restore.RunAsync(id, false))).ValidUntil);
    }

    [Fact]
    public async Task Restore_InAnInactiveAccount_OrByAContact_IsRefused()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        WriteAssert.Forbidden(
            await account.UnchangedBy(account.AdministratorId, core => core.Restore.RunAsync(id, true)), "Denial_Entrance");
        await SetActiveAsync(account, false);

        WriteAssert.Invalid(
            await account.UnchangedBy(() => account.AsOperator(core => core.Restore.RunAsync(id, true))),
            nameof(Account.IsActive), "Link_AccountInactive");
    }

    [Theory]
    [InlineData("blocked", nameof(Contact.LockedAt), "Link_Blocked")]
    [InlineData("ended", nameof(Contact.ValidUntil), "Link_Ended")]
    [InlineData("inactive", nameof(Account.IsActive), "Link_AccountInactive")]
    [InlineData("kept out", null, null)]
    public async Task LinkByCommand_OfSomebodyWhomItWouldNotLetIn_IsRefused(string way, string? field, string? text)
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.ChangeAsync(id, contact =>
        {
            contact.LockedAt = way == "blocked" ? _host.Now : null;
            contact.AccessEndsAt = way == "ended" ? _host.Now : contact.AccessEndsAt;
            contact.LockoutEnd = way == "kept out" ? _host.Time.GetUtcNow().AddMinutes(5) : null;
        });
        await SetActiveAsync(account, way != "inactive");

        if (text is null)
        {
            WriteAssert.Done(await account.AsOperator(core => core.Links.CreateByCommandAsync(id)));
            return;
        }

        WriteAssert.Invalid(
            await account.UnchangedBy(() => account.AsOperator(core => core.Links.CreateByCommandAsync(id))), field!, text);
    }

    private static Task<int> SetActiveAsync(TestAccount account, bool isActive) => account.Inside(core =>
        core.Db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(found => found.IsActive, isActive)));
}
