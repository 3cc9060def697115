using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Telemetry;

/// <summary>What the product measures in one host: other tests have hosts of their own in the same process.</summary>
public sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Series, double Value)> _values = new();

    public Measured(ConnectorsFactory host)
    {
        var scope = host.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ProductMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, scope))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What was measured since the last look, <c>name{value of each tag}</c>.</summary>
    public IReadOnlyList<(string Series, double Value)> Take(string name)
    {
        var found = _values.Where(one => one.Series.StartsWith(name + '{', StringComparison.Ordinal)).ToList();
        _values.Clear();
        return found;
    }

    /// <summary>What the gauges say just now.</summary>
    public IReadOnlyList<(string Series, double Value)> Gauges(string name)
    {
        _values.Clear();
        _listener.RecordObservableInstruments();
        return Take(name);
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _values.Enqueue((instrument.Name + '{' + string.Join(',', tags.ToArray().Select(tag => tag.Value)) + '}', value));
}
