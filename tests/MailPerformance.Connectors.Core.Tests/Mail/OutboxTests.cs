using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Mail;

/// <summary>The outbox: written with what it tells, sent at least once, by one sender, tried again with growing waits.</summary>
public sealed class OutboxTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CoreHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Move_OfACampaign_IsTold_ToThoseWhoWantItAndSeeIt_AndToNobodyWhenItIsRefused()
    {
        var account = await AccountAsync();
        var category = await account.AddLabelAsync<Category>("Soldes");
        var other = await account.AddLabelAsync<Category>("Autre");
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        var all = await WantsAsync(account);
        var mine = await WantsAsync(account, category);
        await WantsAsync(account, other);
        await account.ChangeAsync(await WantsAsync(account), contact => contact.LockedAt = _host.Now);
        await account.AddContactAsync();
        var id = await account.AddCampaignAsync(CampaignState.Sending, categoryId: category);
        await account.ForgetMailsAsync();

        WriteAssert.Done(await account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));
        WriteAssert.Conflict(await account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));

        var mails = await MailsAsync(account);
        Assert.Equal([all, mine], mails.Select(mail => mail.ContactId).Order());
        var told = Assert.IsType<CampaignStateMail>(Outbox.DataOf(mails[0]));
        Assert.Equal((id, CampaignMoveKind.Interrupt, "iPhone de test", _host.Now), (told.CampaignId, told.Kind, told.Device, told.At));
    }

    [Fact]
    public async Task Notices_OfAnAccountThatIsBusy_WaitForTheNextRun_AndThoseOfOthersGoNow()
    {
        _host.Services.GetRequiredService<IOptions<WriteQueueOptions>>().Value.QueueLength = 0;
        var (busy, other) = (await WithNoticeAsync(), await WithNoticeAsync());
        var notices = _host.Services.GetRequiredService<CampaignNoticeSender>();

        var sent = await _host.WhileBusyAsync(busy, other, () => notices.SendDueAsync());
        var later = await notices.SendDueAsync();

        Assert.Equal((1, 1), (sent, later));
    }

    [Fact]
    public async Task Mail_OfAWriteThatIsTakenBack_IsTakenBackToo()
    {
        var account = await AccountAsync();
        var contactId = await account.AddContactAsync();

        await account.AsAdministrator(core => core.Writer.RunAsync(write => write.Authority.Administrate(), _ =>
        {
            core.Outbox.Add(contactId, new PasswordLinkMail("x"));
            return Task.FromResult(WriteResult.Invalid<int>("", "Import_Missing"));
        }));

        Assert.Empty(await MailsAsync(account));
    }

    [Fact]
    public async Task Send_IsDoneOnce_AlsoByManySendersAtOnce()
    {
        var (_, transport, sender) = await WithMailsAsync(10);

        var counts = await Together.RunAsync(Enumerable.Range(0, 4).Select(_ => (Func<Task<int>>)(() => sender.SendDueAsync())).ToArray());

        Assert.Equal(10, counts.Sum());
        Assert.Equal(10, transport.Keys.Distinct().Count());
        Assert.Equal(10, transport.Keys.Count);
        Assert.Equal(0, await sender.SendDueAsync());
    }

    [Fact]
    public async Task Send_ThatFails_IsTriedAgain_AfterAGrowingWhile_WithTheSameKey()
    {
        var (account, transport, sender) = await WithMailsAsync(1);
        transport.Failure = new IOException("the server is down");
        List<double> waits = [];
        for (var attempt = 1; attempt <= 9; attempt++)
        {
            Assert.Equal(0, await sender.SendDueAsync());
            var mail = Assert.Single(await MailsAsync(account));
            Assert.Equal((attempt, "the server is down"), (mail.Attempts, mail.LastError));
            waits.Add((mail.NextAttemptAt!.Value - _host.Now).TotalMinutes);
            _host.Time.Advance(mail.NextAttemptAt.Value - _host.Now - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await sender.SendDueAsync());
            Assert.Equal(attempt, transport.Keys.Count);
            _host.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], waits);
        transport.Failure = null;
        Assert.Equal(1, await sender.SendDueAsync());
        Assert.Single(transport.Keys.Distinct());
        var sent = Assert.Single(await MailsAsync(account));
        Assert.Equal((_host.Now, null, null), (sent.SentAt!.Value, sent.NextAttemptAt, sent.LastError));
        Assert.Equal("{}", sent.Data);
    }

    [Fact]
    public async Task Send_ThatIsRefusedForGood_IsGivenUp_AndSoIsOneThatFailsForThreeDays()
    {
        var (account, transport, sender) = await WithMailsAsync(1);
        transport.Failure = new MailRefusedException("550 unknown", new IOException());
        await sender.SendDueAsync();
        var refused = Assert.Single(await MailsAsync(account));
        Assert.Equal((_host.Now, "550 unknown"), (refused.GivenUpAt!.Value, refused.LastError));

        var (late, down, again) = await WithMailsAsync(1);
        down.Failure = new IOException("down");
        _host.Time.Advance(OutboxSender.GiveUpAfter);
        await again.SendDueAsync();
        Assert.NotNull(Assert.Single(await MailsAsync(late)).GivenUpAt);
    }

    [Fact]
    public async Task Send_ByASenderThatDied_IsTakenOverWhenItsClaimRunsOut()
    {
        var (account, transport, sender) = await WithMailsAsync(1);
        using var stop = new CancellationTokenSource();
        transport.BeforeSend = () =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.SendDueAsync(stop.Token));
        transport.BeforeSend = null;
        Assert.Equal(0, await sender.SendDueAsync());

        _host.Time.Advance(OutboxSender.Claim);

        Assert.Equal(1, await sender.SendDueAsync());
        Assert.Equal(2, Assert.Single(await MailsAsync(account)).Attempts);
    }

    [Fact]
    public async Task Stop_WhileAMailIsSent_LetsItGo_AndLeavesTheNextOne()
    {
        var (account, transport, sender) = await WithMailsAsync(2);
        using var stop = new CancellationTokenSource();
        transport.BeforeSend = stop.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.SendDueAsync(stop.Token));

        Assert.Single(transport.Keys);
        var mails = await MailsAsync(account);
        Assert.Equal((1, 1), (mails.Count(mail => mail.SentAt is not null), mails.Count(mail => mail.Attempts == 0)));
    }

    [Fact]
    public async Task Mail_WithNothingTrueToSay_IsNotSent()
    {
        var (account, transport, sender) = await WithMailsAsync(1);
        transport.IsOutOfDate = true;

        Assert.Equal(0, await sender.SendDueAsync());

        Assert.Empty(transport.Keys);
        Assert.NotNull(Assert.Single(await MailsAsync(account)).GivenUpAt);
    }

    [Fact]
    public async Task Prune_DeletesWhatIsDoneAndOld_AndNothingElse()
    {
        var (account, transport, sender) = await WithMailsAsync(2);
        transport.Failure = new IOException();
        await sender.SendDueAsync();
        transport.Failure = null;
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        var first = (await MailsAsync(account))[0].Id;
        await account.Inside(core => core.Db.OutboxMails.Where(mail => mail.Id != first)
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.NextAttemptAt, (DateTime?)null)));
        _host.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(1, await sender.PruneAsync(TimeSpan.FromDays(30)));
        Assert.Equal(first, Assert.Single(await MailsAsync(account)).Id);
    }

    // Somebody wants to know of a move.
    private async Task<TestAccount> WithNoticeAsync()
    {
        var account = await AccountAsync();
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        await WantsAsync(account);
        var id = await account.AddCampaignAsync(CampaignState.Sending);
        await account.ForgetMailsAsync();
        WriteAssert.Done(await account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));
        return account;
    }

    // As the job does: whoever wants to know of a move is found first.
    private async Task<List<OutboxMail>> MailsAsync(TestAccount account)
    {
        await _host.Services.GetRequiredService<CampaignNoticeSender>().SendDueAsync();
        return await account.Inside(core => core.Db.OutboxMails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());
    }

    private static async Task<long> WantsAsync(TestAccount account, params long[] categories)
    {
        var contactId = await account.AddContactAsync(details => details.NotifyOnActionChange = true);
        if (categories.Length > 0)
        {
            await account.ChooseCategoriesAsync(contactId, categories);
        }

        return contactId;
    }

    private async Task<TestAccount> AccountAsync()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await account.ForgetMailsAsync();
        return account;
    }

    private async Task<(TestAccount Account, FakeTransport Transport, OutboxSender Sender)> WithMailsAsync(int count)
    {
        var account = await _host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();
        for (var index = 0; index < count; index++)
        {
            await account.AsAdministrator(core => core.Links.CreateAsync(contactId, byMail: true));
        }

        var transport = new FakeTransport();
        var scopes = new FakeScopes(_host.Services, transport);
        var sender = new OutboxSender(
            scopes, Options.Create(new OutboxOptions()), _host.Time, NullLogger<OutboxSender>.Instance,
            _host.Services.GetRequiredService<ProductMetrics>());
        return (account, transport, sender);
    }
}
