namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>Starts several pieces of work at the same moment, each on a thread of its own.</summary>
internal static class Together
{
    public static async Task<T[]> RunAsync<T>(params Func<Task<T>>[] works)
    {
        using var ready = new CountdownEvent(works.Length);
        return await Task.WhenAll(works.Select(work => Task.Factory.StartNew(
            () =>
            {
                ready.Signal();
                ready.Wait();
                return work();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}
