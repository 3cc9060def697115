using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>Somebody writes in an account while a job goes through several.</summary>
public static class BusyAccount
{
    /// <summary>Ends the write when the job waits for the other account, or is over.</summary>
    public static async Task<T> WhileBusyAsync<T>(this CoreHost host, TestAccount busy, TestAccount other, Func<Task<T>> job)
    {
        var queue = host.Services.GetRequiredService<WriteQueue>();
        Task<T> run;
        using (queue.Try(Actor.Unattended(busy.Id, Entrance.Job)))
        {
            run = Task.Run(job);

            // Where the database has one writer, the other account waits for its turn; elsewhere it writes.
            while (!run.IsCompleted && queue.Waiting(Actor.Unattended(other.Id, Entrance.Job)) == 0)
            {
                await Task.Yield();
            }
        }

        return await run;
    }
}
