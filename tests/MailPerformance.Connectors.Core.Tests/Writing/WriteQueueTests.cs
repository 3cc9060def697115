using System.Data.Common;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>
/// Writers of one account wait in the process: so many, for so long, without a connection. Contacts take turns, and phones and jobs do not
/// stand behind pages.
/// </summary>
public sealed class WriteQueueTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly Refusal _refusal = new();
    private readonly CoreHost _host;

    public WriteQueueTests() => _host = CoreHost.With(_refusal);

    private const long AccountId = 1;

    private static readonly Actor Job = Actor.Unattended(AccountId, Entrance.Job);

    private static readonly Actor Link = Actor.Unattended(AccountId, Entrance.Link);

    private WriteQueue Queue => _host.Services.GetRequiredService<WriteQueue>();

    private WriteQueueOptions Options => _host.Services.GetRequiredService<IOptions<WriteQueueOptions>>().Value;

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Wait_BehindAFullQueue_IsRefusedAtOnce_AndTheOthersComeInTheirOrder()
    {
        Options.QueueLength = 2;
        var under = Queue.Try(Job)!;
        var first = Queue.WaitAsync(Job);
        var second = Queue.WaitAsync(Job);

        await Assert.ThrowsAsync<AccountBusyException>(() => Queue.WaitAsync(Job));

        Assert.Null(Queue.Try(Job));
        Assert.Equal(2, Queue.Waiting(Job));
        under.Dispose();
        (await first).Dispose();
        (await second).Dispose();
        Queue.Try(Job)!.Dispose();
    }

    [Fact]
    public async Task Wait_TooLong_IsRefused_AndLeavesItsPlaces()
    {
        Options.PerContact = 1;
        using (Queue.Try(Job))
        {
            var late = Queue.WaitAsync(Page(1));
            var later = Queue.WaitAsync(Page(1));
            _host.Time.Advance(TimeSpan.FromSeconds(Options.WaitSeconds - 1));
            Assert.False(late.IsCompleted || later.IsCompleted);
            Assert.Equal(2, Queue.Waiting(Page(1)));
            _host.Time.Advance(TimeSpan.FromSeconds(1));

            await Assert.ThrowsAsync<AccountBusyException>(() => late);
            await Assert.ThrowsAsync<AccountBusyException>(() => later);
            Assert.Equal(0, Queue.Waiting(Page(1)));
        }

        Queue.Try(Page(1))!.Dispose();
    }

    [Fact]
    public async Task Wait_OfAContactThatHasEightWaiting_IsRefused_AndNobodyElses()
    {
        using var turns = new Turns(Queue, Job);
        turns.Ask("page", 9, Page(1));

        await Assert.ThrowsAsync<AccountBusyException>(() => Queue.WaitAsync(Page(1)));

        turns.Ask("own phone", 1, Phone(1));
        turns.Ask("other page", 1, Page(2));
        turns.Ask("link", 1, Link);
        Assert.Equal(12, (await turns.TakeAllAsync()).Count);
    }

    [Fact]
    public async Task Contacts_TakeTurns_HoweverManyWritesOneOfThemHas()
    {
        using var turns = new Turns(Queue, Job);
        turns.Ask("A", 3, Page(1));
        turns.Ask("B", 2, Page(2));
        turns.Ask("C", 1, Page(3));

        Assert.Equal(["A", "B", "C", "A", "B", "A"], await turns.TakeAllAsync());
    }

    [Fact]
    public async Task PhonesAndJobs_GoBeforeAllPagesButOne_InTurns()
    {
        using var turns = new Turns(Queue, Job);
        turns.Ask("page", 1, Page(1));
        turns.Ask("other page", 1, Page(2));
        turns.Ask("phone", 2, Phone(1));
        turns.Ask("other phone", 1, Phone(3));
        turns.Ask("job", 1, Job);

        Assert.Equal(["page", "phone", "other phone", "job", "other page", "phone"], await turns.TakeAllAsync());
    }

    [Fact]
    public async Task PagesAndJobs_GoBeforeLaterOrdersOfOnePhone()
    {
        using var turns = new Turns(Queue, Job);
        turns.Ask("phone", 9, Phone(1));
        turns.Ask("page", 1, Page(2));
        turns.Ask("job", 1, Job);
        turns.Ask("command", 1, Actor.Unattended(AccountId, Entrance.Command));

        Assert.Equal(["phone", "page", "job", "command", "phone"], (await turns.TakeAllAsync()).Take(5));
    }

    [Fact]
    public async Task Pages_ThatFillTheirQueue_LeaveThePlacesOfPhonesAndJobs()
    {
        Options.QueueLength = 3;
        using var turns = new Turns(Queue, Job);
        for (var contact = 1; contact <= 4; contact++)
        {
            turns.Ask("page", 1, Page(contact));
        }

        await Assert.ThrowsAsync<AccountBusyException>(() => Queue.WaitAsync(Page(5)));

        turns.Ask("phone", 1, Phone(6));
        turns.Ask("job", 1, Job);
        Assert.Equal(["page", "phone", "job", "page", "page", "page"], await turns.TakeAllAsync());
    }

    [SqliteFact]
    public async Task Phone_OfAnotherAccountInTheSameFile_GoesBeforeAllPagesButOne()
    {
        using var turns = new Turns(Queue, Job);
        turns.Ask("page", 2, Page(1));
        turns.Ask("page", 1, Page(2));
        turns.Ask("page of a third", 1, Page(3) with { AccountId = 3 });
        turns.Ask("phone", 1, Phone(4) with { AccountId = 2 });
        turns.Ask("job", 1, Actor.Unattended(2, Entrance.Job));

        Assert.Equal(["phone", "page", "job", "page of a third", "page", "page"], await turns.TakeAllAsync());
    }

    [Fact]
    public async Task Write_OfAnAccountThatIsBusy_LeavesNothingBehind()
    {
        var account = await _host.CreateAccountAsync();
        Options.QueueLength = 0;
        using (Queue.Try(JobOf(account)))
        {
            await account.UnchangedBy(() => Assert.ThrowsAsync<AccountBusyException>(() => RenameAsync(account)));
        }

        WriteAssert.Done(await RenameAsync(account));
    }

    [Fact]
    public async Task Write_ThatGetsNoConnectionAfterItsTurn_GivesTheTurnBack()
    {
        var account = await _host.CreateAccountAsync();
        var under = Queue.Try(JobOf(account))!;
        var waiting = account.AsAdministrator(async core =>
        {
            await core.Db.Database.OpenConnectionAsync();
            return await core.Profile.UpdateAsync(Profile());
        });
        while (Queue.Waiting(JobOf(account)) == 0)
        {
            await Task.Yield();
        }

        _refusal.IsOn = true;
        under.Dispose();
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
        _refusal.IsOn = false;

        WriteAssert.Done(await RenameAsync(account));
    }

    private static Actor Page(long contactId) => new(contactId, AccountId, false, []);

    private static Actor Phone(long contactId) => Page(contactId) with { Entrance = Entrance.Phone };

    private static Actor JobOf(TestAccount account) => Actor.Unattended(account.Id, Entrance.Job);

    private static Task<WriteResult<long>> RenameAsync(TestAccount account) =>
        account.AsAdministrator(core => core.Profile.UpdateAsync(Profile()));

    private static ProfileDetails Profile() => new() { Language = "en", TimeZone = "Europe/Paris", RowsPerTable = 10 };

    /// <summary>Somebody writes; others ask for their turn, and take it one after another once that one is done.</summary>
    private sealed class Turns(WriteQueue queue, Actor first) : IDisposable
    {
        private readonly IDisposable _first = queue.Try(first)!;
        private readonly List<(string Name, Task<IDisposable> Turn)> _asked = [];

        public void Ask(string name, int count, Actor who)
        {
            for (var number = 0; number < count; number++)
            {
                _asked.Add((name, queue.WaitAsync(who)));
            }
        }

        /// <returns>Who came, in their order.</returns>
        public async Task<List<string>> TakeAllAsync()
        {
            Assert.DoesNotContain(_asked, asked => asked.Turn.IsCompleted);
            _first.Dispose();
            await StandAsync();
            var names = new List<string>();
            while (_asked.Count > 0)
            {
                var turn = await Task.WhenAny(_asked.Select(asked => asked.Turn));
                var came = Assert.Single(_asked, asked => asked.Turn.IsCompleted);
                _asked.Remove(came);
                names.Add(came.Name);
                (await turn).Dispose();
                await StandAsync();
            }

            return names;
        }

        // Whoever has come through one line goes into the next on a thread of the pool: before the next turn is given back, they stand there.
        private static Task StandAsync() => Task.Delay(TimeSpan.FromMilliseconds(50));

        public void Dispose() => _first.Dispose();
    }

    /// <summary>The database gives no connection.</summary>
    private sealed class Refusal : DbConnectionInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result,
            CancellationToken cancellationToken = default) =>
            IsOn ? throw new InvalidOperationException("No connection is left.") : ValueTask.FromResult(result);
    }
}
