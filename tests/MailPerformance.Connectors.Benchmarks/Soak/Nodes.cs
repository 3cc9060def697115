using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>Two processes of the program on one file. The first lives to the end, the second is killed now and then and started again.</summary>
internal sealed class Nodes : IDisposable
{
    private readonly Func<Task<ServerProcess>> _startAgain;

    // Null while it is gone.
    private volatile ServerProcess? _killed;
    private int _asked;

    private Nodes(ServerProcess steady, Func<Task<ServerProcess>> startAgain) => (Steady, _startAgain) = (steady, startAgain);

    public ServerProcess Steady { get; }

    public int Kills { get; private set; }

    /// <param name="start">The one that lives: it brings the tables up to date.</param>
    /// <param name="startAgain">The one that is killed.</param>
    public static async Task<Nodes> StartAsync(Func<Task<ServerProcess>> start, Func<Task<ServerProcess>> startAgain)
    {
        var nodes = new Nodes(await start(), startAgain);
        nodes._killed = await startAgain();
        return nodes;
    }

    /// <summary>The one for the next request, in turn while there are two.</summary>
    public ServerProcess Next() => Interlocked.Increment(ref _asked) % 2 == 0 ? Steady : _killed ?? Steady;

    public bool IsGone(ServerProcess node) => node != Steady && node != _killed;

    /// <summary>Kills the second without a warning, and starts it again after <paramref name="pause"/>.</summary>
    public async Task KillAsync(TimeSpan pause)
    {
        var node = _killed!;
        _killed = null;
        node.Dispose();
        Kills++;
        await Task.Delay(pause);
        _killed = await _startAgain();
    }

    public void Dispose()
    {
        Steady.Dispose();
        _killed?.Dispose();
    }
}
