using System.Diagnostics.Metrics;
using System.Text.Json;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Core;

/// <summary>
/// What the product counts and measures of itself, as a <see cref="Meter"/>. Names and units follow OpenTelemetry's conventions. Tags are
/// words of short lists: no account, contact, login or name.
/// </summary>
public sealed class ProductMetrics
{
    public const string MeterName = "MailPerformance.Connectors";

    // Seconds: from what nobody notices to a day.
    private static readonly InstrumentAdvice<double> Waits = new()
    {
        HistogramBucketBoundaries = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private static readonly InstrumentAdvice<double> Effects = new()
    {
        HistogramBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600],
    };

    private static readonly InstrumentAdvice<double> Refusals = new()
    {
        HistogramBucketBoundaries = [1, 10, 60, 300, 900, 3600, 21600, 86400, 604800],
    };

    // What a phone orders.
    private static readonly CampaignMoveKind[] Ordered =
        [CampaignMoveKind.Devalidate, CampaignMoveKind.Reschedule, CampaignMoveKind.Interrupt];

    private readonly Counter<long> _signIns;
    private readonly Counter<long> _orders;
    private readonly Counter<long> _orderAnswers;
    private readonly Histogram<double> _timeToEffect;
    private readonly Histogram<double> _timeToRefusal;
    private readonly UpDownCounter<long> _writesWaiting;
    private readonly Counter<long> _writesRefused;
    private readonly Histogram<double> _writeWait;
    private readonly Counter<long> _mails;
    private volatile OperationsSample? _sample;

    public ProductMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _signIns = meter.CreateCounter<long>("mailperformance.sign_ins", "{sign_in}", "Steps of sign-ins, by way and result.");
        _orders = meter.CreateCounter<long>("mailperformance.orders", "{order}", "Orders from phones, by kind and result.");
        _orderAnswers = meter.CreateCounter<long>(
            "mailperformance.order.answers", "{answer}", "Answers of the sending system to orders, by kind and result.");
        _timeToEffect = meter.CreateHistogram(
            "mailperformance.order.time_to_effect", "s", "From an order being kept to its confirmation.", advice: Effects);
        _timeToRefusal = meter.CreateHistogram(
            "mailperformance.revocation.time_to_refusal", "s",
            "From the end of a phone's access to its first call that is refused.", advice: Refusals);
        _writesWaiting = meter.CreateUpDownCounter<long>(
            "mailperformance.writes.waiting", "{write}", "Writes that wait for their turn in this process.");
        _writesRefused = meter.CreateCounter<long>(
            "mailperformance.writes.refused", "{write}", "Writes that did not get their turn, by reason.");
        _writeWait = meter.CreateHistogram(
            "mailperformance.write.wait", "s", "How long a write has waited for its turn in this process.", advice: Waits);
        _mails = meter.CreateCounter<long>("mailperformance.mails", "{mail}", "Attempts to send mails, by result.");
        ObserveSample(meter);
    }

    /// <summary>What the gauges say from now on; null: nothing, for it could not be read.</summary>
    public void Keep(OperationsSample? sample) => _sample = sample;

    /// <summary>Every counter begins at zero, so that the first of a kind is an increase.</summary>
    public void Begin()
    {
        foreach (var way in Enum.GetValues<SignInWay>())
        {
            Array.ForEach(Enum.GetValues<SignInOutcome>(), outcome => CountSignIn(way, outcome, 0));
        }

        foreach (var kind in Ordered)
        {
            Array.ForEach(Enum.GetValues<OrderOutcome>(), outcome => CountOrder(kind, outcome, 0));
            _orderAnswers.Add(0, Kind(kind), Result(CampaignOrderState.Confirmed));
            _orderAnswers.Add(0, Kind(kind), Result(CampaignOrderState.Refused));
        }

        _writesWaiting.Add(0);
        Array.ForEach(Enum.GetValues<WriteRefusal>(), reason => _writesRefused.Add(0, Tag("reason", reason)));
        Array.ForEach(Enum.GetValues<MailOutcome>(), outcome => _mails.Add(0, Result(outcome)));
    }

    public void CountSignIn(SignInWay way, SignInOutcome outcome, int count = 1) =>
        _signIns.Add(count, Tag("way", way), Result(outcome));

    public void CountOrder(CampaignMoveKind kind, OrderOutcome outcome, int count = 1) =>
        _orders.Add(count, Kind(kind), Result(outcome));

    /// <summary>The sending system has answered for good.</summary>
    public void OrderAnswered(CampaignMoveKind kind, CampaignOrderState state, TimeSpan afterKept)
    {
        _orderAnswers.Add(1, Kind(kind), Result(state));
        if (state == CampaignOrderState.Confirmed)
        {
            _timeToEffect.Record(afterKept.TotalSeconds, Kind(kind));
        }
    }

    /// <summary>A phone whose access has ended was refused for the first time.</summary>
    public void PhoneRefused(AccessLoss loss, TimeSpan afterLoss) =>
        _timeToRefusal.Record(afterLoss.TotalSeconds, Tag("cause", loss));

    /// <param name="change">One more, or one less.</param>
    public void WritesWaiting(int change) => _writesWaiting.Add(change);

    public void WriteHadTurn(Entrance entrance, TimeSpan waited) => _writeWait.Record(waited.TotalSeconds, Tag("entrance", entrance));

    public void WriteRefused(WriteRefusal reason) => _writesRefused.Add(1, Tag("reason", reason));

    public void CountMail(MailOutcome outcome) => _mails.Add(1, Result(outcome));

    private void ObserveSample(Meter meter)
    {
        meter.CreateObservableGauge(
            "mailperformance.outbox.oldest_due.age",
            () => Of(sample => new Measurement<double>((sample.OldestDueMail ?? default).TotalSeconds)),
            "s", "How long the mail has been due that waits longest for a sender.");
        meter.CreateObservableGauge(
            "mailperformance.outbox.given_up", () => Of(sample => new Measurement<long>(sample.GivenUpMails)),
            "{mail}", "Mails given up since yesterday, 1,000 at most.");
        meter.CreateObservableGauge(
            "mailperformance.jobs.late", () => All(sample => sample.LateWork.Select(work =>
                new Measurement<long>(work.Value ? 1 : 0, new KeyValuePair<string, object?>("work", work.Key)))),
            "{work}", "1 for each kind of work that jobs have left undone for too long.");
        meter.CreateObservableGauge(
            "mailperformance.campaigns.uncovered", () => Of(sample => new Measurement<long>(sample.UncoveredCampaigns)),
            "{campaign}", "The next scheduled and running campaigns that nobody can stop from a phone.");
        meter.CreateObservableGauge(
            "mailperformance.health.check", () => All(sample => sample.Checks.Select(check =>
                new Measurement<long>(check.Value, new KeyValuePair<string, object?>("check", check.Key)))),
            null, "Checks of health: 0 is well, 1 works less well, 2 is wrong.");
    }

    private IEnumerable<Measurement<T>> Of<T>(Func<OperationsSample, Measurement<T>> measure)
        where T : struct => _sample is { } sample ? [measure(sample)] : [];

    private IEnumerable<Measurement<T>> All<T>(Func<OperationsSample, IEnumerable<Measurement<T>>> measure)
        where T : struct => _sample is { } sample ? measure(sample) : [];

    private static KeyValuePair<string, object?> Kind(CampaignMoveKind kind) => Tag("kind", kind);

    private static KeyValuePair<string, object?> Result(Enum result) => Tag("result", result);

    private static KeyValuePair<string, object?> Tag(string key, Enum value) =>
        new(key, JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
}
