using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>A host in which no password waits: while one is hashed, another is refused. One login is tried five times a minute.</summary>
public sealed class BusySignInFactory : LogFactory
{
    public const int AttemptsPerLogin = 5;

    /// <summary>Somebody's password is hashed until this is disposed.</summary>
    public async Task<IAsyncDisposable> OccupyAsync()
    {
        var hash = new Hash();
        hash.Run(Services.GetRequiredService<HashingQueue>());
        await hash.Begun;
        return hash;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("SignIn:HashesAtOnce", "1");
        builder.UseSetting("SignIn:QueueLength", "0");
        builder.UseSetting("SignIn:AttemptsPerLogin", $"{AttemptsPerLogin}");
    }

    private sealed class Hash : IAsyncDisposable
    {
        private readonly TaskCompletionSource _begun = new();
        private readonly ManualResetEventSlim _go = new(false);
        private Task _end = Task.CompletedTask;

        public Task Begun => _begun.Task;

        public void Run(HashingQueue queue) => _end = queue.RunAsync(() =>
        {
            _begun.SetResult();
            _go.Wait();
            return true;
        });

        public async ValueTask DisposeAsync()
        {
            _go.Set();
            await _end;
            _go.Dispose();
        }
    }
}
