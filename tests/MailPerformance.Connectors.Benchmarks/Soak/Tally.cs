using System.Collections.Concurrent;

namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>What came of the requests of one kind.</summary>
internal sealed class Tally
{
    private int _cutOff;
    private int _busy;

    /// <summary>In ms, of those that were answered as they should be.</summary>
    public ConcurrentBag<double> Times { get; } = [];

    public ConcurrentQueue<string> Errors { get; } = [];

    /// <summary>Writes whose process was killed before it had answered.</summary>
    public int CutOff => _cutOff;

    /// <summary>Those that were told to come back in a few seconds: nothing was done.</summary>
    public int Busy => _busy;

    public void CountBusy() => Interlocked.Increment(ref _busy);

    public void CountCutOff() => Interlocked.Increment(ref _cutOff);
}
