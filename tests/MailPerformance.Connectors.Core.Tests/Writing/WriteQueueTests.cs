using System.Data.Common;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>Writers of one account wait in the process: so many, oldest first, for so long, without a connection.</summary>
public sealed class WriteQueueTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly Refusal _refusal = new();
    private readonly CoreHost _host;

    public WriteQueueTests() => _host = CoreHost.With(_refusal);

    private WriteQueue Queue => _host.Services.GetRequiredService<WriteQueue>();

    private WriteQueueOptions Options => _host.Services.GetRequiredService<IOptions<WriteQueueOptions>>().Value;

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Wait_BehindAFullQueue_IsRefusedAtOnce_AndTheOthersComeInTheirOrder()
    {
        Options.QueueLength = 2;
        var under = Queue.Try(1)!;
        var first = Queue.WaitAsync(1);
        var second = Queue.WaitAsync(1);

        await Assert.ThrowsAsync<AccountBusyException>(() => Queue.WaitAsync(1));

        Assert.Null(Queue.Try(1));
        Assert.Equal(2, Queue.Waiting(1));
        under.Dispose();
        (await first).Dispose();
        (await second).Dispose();
        Queue.Try(1)!.Dispose();
    }

    [Fact]
    public async Task Wait_TooLong_IsRefused_AndLeavesItsPlace()
    {
        using (Queue.Try(1))
        {
            var late = Queue.WaitAsync(1);
            _host.Time.Advance(TimeSpan.FromSeconds(Options.WaitSeconds - 1));
            Assert.False(late.IsCompleted);
            _host.Time.Advance(TimeSpan.FromSeconds(1));

            await Assert.ThrowsAsync<AccountBusyException>(() => late);
            Assert.Equal(0, Queue.Waiting(1));
        }

        Queue.Try(1)!.Dispose();
    }

    [Fact]
    public async Task Write_OfAnAccountThatIsBusy_LeavesNothingBehind()
    {
        var account = await _host.CreateAccountAsync();
        Options.QueueLength = 0;
        using (Queue.Try(account.Id))
        {
            await account.UnchangedBy(() => Assert.ThrowsAsync<AccountBusyException>(() => RenameAsync(account)));
        }

        WriteAssert.Done(await RenameAsync(account));
    }

    [Fact]
    public async Task Write_ThatGetsNoConnectionAfterItsTurn_GivesTheTurnBack()
    {
        var account = await _host.CreateAccountAsync();
        var under = Queue.Try(account.Id)!;
        var waiting = account.AsAdministrator(async core =>
        {
            await core.Db.Database.OpenConnectionAsync();
            return await core.Profile.UpdateAsync(Profile());
        });
        while (Queue.Waiting(account.Id) == 0)
        {
            await Task.Yield();
        }

        _refusal.IsOn = true;
        under.Dispose();
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
        _refusal.IsOn = false;

        WriteAssert.Done(await RenameAsync(account));
    }

    private static Task<WriteResult<long>> RenameAsync(TestAccount account) =>
        account.AsAdministrator(core => core.Profile.UpdateAsync(Profile()));

    private static ProfileDetails Profile() => new() { Language = "en", TimeZone = "Europe/Paris", RowsPerTable = 10 };

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
