using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Searches to the end cost what the account is large. One at a time goes on in a process, so that the other cores stay for everybody
/// else; whoever waits holds no connection meanwhile.
/// </summary>
public sealed class ExactSearches : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <returns>Disposed when the search is over.</returns>
    /// <exception cref="OperationCanceledException">Whoever asked has left.</exception>
    public async Task<IDisposable> TakeTurnAsync(ConnectorsDbContext db, CancellationToken cancellation) =>
        _turn.Wait(0, CancellationToken.None) ? new Turn(_turn) : await db.WithoutConnectionAsync(async () =>
        {
            await _turn.WaitAsync(cancellation);
            return new Turn(_turn);
        });

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim taken) : IDisposable
    {
        private SemaphoreSlim? _taken = taken;

        public void Dispose() => Interlocked.Exchange(ref _taken, null)?.Release();
    }
}
