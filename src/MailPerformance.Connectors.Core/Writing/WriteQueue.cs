using System.Threading.RateLimiting;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// Lets one write of an account after another to the database, and keeps the others waiting here, where they hold no connection. A write
/// passes several lines, one after another, and keeps its place at the head of each until it is done. So of one contact one write at a
/// time stands in the account's lines: contacts take turns, however many writes one of them has. And of all pages one at a time stands
/// among phones and jobs: these go before the other pages, and that one goes before those that come later. Other processes wait in the
/// database, one each.
/// </summary>
public sealed partial class WriteQueue : IDisposable
{
    // Those who do not stand in a line.
    private const long Nobody = 0;

    private readonly WriteQueueOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<WriteQueue> _log;
    private readonly ProductMetrics _metrics;
    private readonly PartitionedRateLimiter<Actor>[] _ofContacts;
    private readonly PartitionedRateLimiter<Actor>[] _lines;

    public WriteQueue(
        IOptions<WriteQueueOptions> options, IDatabaseErrors database, TimeProvider time, ILogger<WriteQueue> log, ProductMetrics metrics)
    {
        (_options, _time, _log, _metrics) = (options.Value, time, log, metrics);

        // Where the whole database has one writer, all accounts take turns here rather than by trying again and again.
        var everybody = database.HasOneWriter ? 1 : Nobody;
        _ofContacts =
        [
            Line(who => who.Entrance == Entrance.Browser ? who.ContactId : Nobody, () => _options.PerContact),
            Line(who => who.Entrance == Entrance.Phone ? who.ContactId : Nobody, () => _options.PerContact),
        ];
        _lines =
        [
            .. _ofContacts,
            Line(who => IsPage(who) ? who.AccountId : Nobody, () => _options.QueueLength),
            Line(who => IsPage(who) ? everybody : Nobody, () => int.MaxValue),
            Line(who => who.AccountId, () => _options.QueueLength),
            Line(_ => everybody, () => int.MaxValue),
        ];
    }

    /// <summary>The turn, when nobody has it; null: <see cref="WaitAsync"/> for it.</summary>
    public IDisposable? Try(Actor who)
    {
        var turn = new Turn();
        if (_lines.All(line => turn.Add(line.AttemptAcquire(who))))
        {
            _metrics.WriteHadTurn(who.Entrance, TimeSpan.Zero);
            return turn;
        }

        turn.Dispose();
        return null;
    }

    /// <exception cref="AccountBusyException">Too many wait already, or the wait was too long.</exception>
    public async Task<IDisposable> WaitAsync(Actor who)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(_options.WaitSeconds), _time);
        var turn = new Turn();
        var since = _time.GetTimestamp();
        _metrics.WritesWaiting(1);
        try
        {
            foreach (var line in _lines)
            {
                if (!turn.Add(await line.AcquireAsync(who, 1, late.Token)))
                {
                    turn.Dispose();
                    throw Full(who, line);
                }
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            turn.Dispose();
            LogLate(who.AccountId, _options.WaitSeconds);
            _metrics.WriteRefused(WriteRefusal.Late);
            throw new AccountBusyException();
        }
        finally
        {
            _metrics.WritesWaiting(-1);
        }

        _metrics.WriteHadTurn(who.Entrance, _time.GetElapsedTime(since));
        return turn;
    }

    /// <summary>How many stand and wait in the lines that this one's write passes.</summary>
    public long Waiting(Actor who) => _lines.Sum(line => line.GetStatistics(who)?.CurrentQueuedCount ?? 0);

    public void Dispose() => Array.ForEach(_lines, line => line.Dispose());

    private static bool IsPage(Actor who) => who.Entrance is Entrance.Browser or Entrance.Link;

    // Of each key one comes through at a time, oldest first.
    private static PartitionedRateLimiter<Actor> Line(Func<Actor, long> key, Func<int> places) =>
        PartitionedRateLimiter.Create<Actor, long>(who => key(who) is var one and not Nobody
            ? RateLimitPartition.GetConcurrencyLimiter(one, _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = 1,
                QueueLimit = places(),
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            })
            : RateLimitPartition.GetNoLimiter(Nobody));

    private AccountBusyException Full(Actor who, PartitionedRateLimiter<Actor> line)
    {
        var isOfContact = _ofContacts.Contains(line);
        _metrics.WriteRefused(isOfContact ? WriteRefusal.ContactFull : WriteRefusal.AccountFull);
        if (isOfContact)
        {
            LogContact(who.AccountId, _options.PerContact, who.ContactId);
        }
        else
        {
            LogFull(who.AccountId, _options.QueueLength);
        }

        return new AccountBusyException();
    }

    [LoggerMessage(LogLevel.Warning, "A write of account {AccountId} is refused: {Count} wait already.")]
    private partial void LogFull(long accountId, int count);

    [LoggerMessage(LogLevel.Warning, "A write of account {AccountId} is refused: {Count} of contact {ContactId} wait already.")]
    private partial void LogContact(long accountId, int count, long contactId);

    [LoggerMessage(LogLevel.Warning, "A write of account {AccountId} is refused: it has waited for {Seconds} s.")]
    private partial void LogLate(long accountId, int seconds);

    // Given back from the last line to the first: whoever stands in a line goes before those who come into it now.
    private sealed class Turn : IDisposable
    {
        private readonly Stack<RateLimitLease> _places = [];

        public bool Add(RateLimitLease place)
        {
            _places.Push(place);
            return place.IsAcquired;
        }

        public void Dispose()
        {
            while (_places.TryPop(out var place))
            {
                place.Dispose();
            }
        }
    }
}
