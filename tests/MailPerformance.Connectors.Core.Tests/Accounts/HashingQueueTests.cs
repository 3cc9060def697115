using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>So many passwords are hashed at once, so many wait, for so long; nobody holds a connection or an account's turn meanwhile.</summary>
public sealed class HashingQueueTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Chosen = "une tout autre phrase";

    private readonly SmallPool _pool = new(10);
    private readonly ManualResetEventSlim _go = new(false);
    private readonly CoreHost _host;
    private int _under;
    private int _most;

    public HashingQueueTests() => _host = CoreHost.With(
        services => services.Configure<SignInBounds>(bounds => (bounds.HashesAtOnce, bounds.QueueLength) = (2, 3)), _pool);

    private HashingQueue Queue => _host.Services.GetRequiredService<HashingQueue>();

    public Task InitializeAsync() => _host.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        _go.Set();
        await _host.DisposeAsync();
        _pool.Dispose();
        _go.Dispose();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public void Bounds_LeaveHalfTheCores() =>
        Assert.Equal(Math.Max(1, Environment.ProcessorCount / 2), new SignInBounds().HashesAtOnce);

    [Fact]
    public async Task Hashes_AreSoManyAtOnce_SoManyWait_AndOneMoreIsRefusedAtOnce()
    {
        var hashes = Enumerable.Range(0, 5).Select(number => Queue.RunAsync(() => Hold(number))).ToList();
        await UntilAsync(() => _under == 2);

        Assert.Equal(3, Queue.Waiting);
        await Assert.ThrowsAsync<HashingBusyException>(() => Queue.RunAsync(() => Hold(5)));

        _go.Set();
        var hashed = await Task.WhenAll(hashes);
        Assert.Equal([0, 1, 2, 3, 4], hashed);
        Assert.Equal(2, _most);
        Assert.Equal(6, await Queue.RunAsync(() => 6));
    }

    [Fact]
    public async Task Wait_TooLong_IsRefused_AndLeavesItsPlace()
    {
        var under = await OccupyAsync();
        var late = Queue.RunAsync(() => 0);
        var wait = _host.Services.GetRequiredService<IOptions<SignInBounds>>().Value.WaitSeconds;
        _host.Time.Advance(TimeSpan.FromSeconds(wait - 1));
        Assert.False(late.IsCompleted);
        _host.Time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<HashingBusyException>(() => late);
        Assert.Equal(0, Queue.Waiting);
        _go.Set();
        await Task.WhenAll(under);
    }

    [Theory]
    [InlineData("sign-in")]
    [InlineData("sign-in of nobody")]
    [InlineData("suspended")]
    [InlineData("present password")]
    [InlineData("new password")]
    [InlineData("link")]
    public async Task Password_ThatWaits_HoldsNoConnectionAndNoTurn_AndOthersWrite(string what)
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        var login = (await account.FindAsync(id)).UserName!;
        await account.ChangeAsync(id, contact => contact.LockedAt = what == "suspended" ? _host.Now : null);
        var under = await OccupyAsync();

        Task waiting = what switch
        {
            "sign-in" => RunAsync(core => core.SignIn.VerifyAsync(login, Sample.Password)),
            "sign-in of nobody" => RunAsync(core => core.SignIn.VerifyAsync(account.Code + "nobody", Sample.Password)),
            "suspended" => RunAsync(core => core.SignIn.VerifyInFrontOfAppAsync(login, Sample.Password)),
            "present password" => AsAsync(account, id, core => core.SecondFactors.StartAsync(Sample.Password)),
            "new password" => AsAsync(account, id, core => core.Passwords.RunAsync(Sample.Password, Chosen)),
            _ => RunAsync(async core => await core.Links.UseAsync((await core.Links.FindAsync(id, code))!, code, Chosen)),
        };
        await UntilAsync(() => Queue.Waiting == 1);

        Assert.Equal(0, _pool.Open);
        WriteAssert.Done(await account.AsAdministrator(core => core.Groups.AddAsync("Groupe")));
        _go.Set();
        await waiting;
        await Task.WhenAll(under);
    }

    [Fact]
    public async Task Password_ThatIsRefused_CountsAsNoTry_AndChangesNothing()
    {
        var account = await _host.CreateAccountAsync();
        var under = await OccupyAsync();
        var waiting = Enumerable.Range(0, 3).Select(_ => Queue.RunAsync(() => 0)).ToList();

        await account.UnchangedBy(() => Assert.ThrowsAsync<HashingBusyException>(
            () => _host.InScope(core => core.SignIn.VerifyAsync(account.Code + "admin", "wrong"))));
        await account.UnchangedBy(() => Assert.ThrowsAsync<HashingBusyException>(
            () => account.AsAdministrator(core => core.Passwords.RunAsync(Sample.Password, Chosen))));

        _go.Set();
        await Task.WhenAll([.. under, .. waiting]);
        Assert.NotNull(await _host.InScope(core => core.SignIn.VerifyAsync(account.Code + "admin", Sample.Password)));
    }

    [Fact]
    public async Task Hash_WithinAWrite_IsAMistakeOfTheProgram()
    {
        var account = await _host.CreateAccountAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => account.AsAdministrator(core => core.Writer.RunAsync(
            _ => null, async _ => WriteResult.Done(await core.SignIn.VerifyAsync(account.Code + "admin", Sample.Password)))));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("nobody")]
    public async Task Login_TriedTooOftenInAMinute_IsNotLookedAt_WhoeverItIs(string name)
    {
        await using var host = CoreHost.With(services => services.Configure<SignInBounds>(bounds => bounds.AttemptsPerLogin = 3));
        await host.InitializeAsync();
        var account = await host.CreateAccountAsync();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Null(await host.InScope(core => core.SignIn.VerifyAsync(account.Code + name, "wrong")));
        }

        var before = host.Passwords.Verified;
        var refused = await Assert.ThrowsAsync<TooManyTriesException>(
            () => host.InScope(core => core.SignIn.VerifyAsync($" {account.Code.ToLowerInvariant()}{name.ToUpperInvariant()}", "wrong")));

        Assert.InRange(refused.RetryAfterSeconds, 1, 60);
        Assert.Equal(before, host.Passwords.Verified);
        Assert.Null(await host.InScope(core => core.SignIn.VerifyAsync(account.Code + "other", "wrong")));
    }

    private int Hold(int number)
    {
        lock (_go)
        {
            _most = Math.Max(_most, ++_under);
        }

        _go.Wait();
        lock (_go)
        {
            _under--;
        }

        return number;
    }

    private async Task<Task[]> OccupyAsync()
    {
        Task[] under = [Queue.RunAsync(() => Hold(0)), Queue.RunAsync(() => Hold(0))];
        await UntilAsync(() => _under == 2);
        return under;
    }

    private Task<T> RunAsync<T>(Func<CoreServices, Task<T>> work) => Task.Run(() => _host.InScope(work));

    // With the connection that a signed-in request keeps.
    private static Task<T> AsAsync<T>(TestAccount account, long id, Func<CoreServices, Task<T>> work) =>
        Task.Run(() => account.As(id, async core =>
        {
            await core.Db.Database.OpenConnectionAsync();
            return await work(core);
        }));

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Yield();
        }
    }
}
