namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>The application twice on one database, as two nodes are.</summary>
public sealed class TwoNodes : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestDatabase _database = TestDatabase.Migrated();

    public TwoNodes() => (One, Other) = (new Node(_database), new Node(_database));

    public ConnectorsFactory One { get; }

    public ConnectorsFactory Other { get; }

    public Task InitializeAsync()
    {
        // One after the other: the first makes what both share.
        One.CreateClient();
        Other.CreateClient();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await _database.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private sealed class Node(TestDatabase database) : ConnectorsFactory
    {
        protected override TestDatabase LentDatabase => database;
    }
}
