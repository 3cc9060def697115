namespace MailPerformance.Connectors.Testing;

/// <summary>Holds the first that comes, once it is set, until it is let go; the others go on.</summary>
public sealed class Pause : IDisposable
{
    private readonly SemaphoreSlim _go = new(0);
    private TaskCompletionSource? _arrival;

    /// <summary>Waits for somebody to hold.</summary>
    /// <returns>Done when somebody is held.</returns>
    public Task Set() => (_arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void LetGo() => _go.Release();

    public async Task PassAsync()
    {
        if (Interlocked.Exchange(ref _arrival, null) is { } arrival)
        {
            arrival.SetResult();
            await _go.WaitAsync();
        }
    }

    public void Dispose() => _go.Dispose();
}
