using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;
using Microsoft.Extensions.DependencyInjection;

namespace InceptionGen.Hosting.Tests.Telemetry;

/// <summary>Writes down what the meter "InceptionGen" of one host measures.</summary>
internal sealed class Meters : IDisposable
{
    private readonly MeterListener _listener = new();

    public Meters(IServiceProvider services)
    {
        IMeterFactory factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != "InceptionGen" || !ReferenceEquals(instrument.Meter.Scope, factory)) return;
            Instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public ConcurrentBag<Instrument> Instruments { get; } = [];

    /// <summary>What was measured: instrument, value and tags, such as "model=tiny, outcome=success".</summary>
    public ConcurrentQueue<(string Instrument, double Value, string Tags)> Measured { get; } = [];

    /// <summary>The tags of an instrument's measurements, in their order.</summary>
    public string[] TagsOf(string instrument) => [.. Measured.Where(measured => measured.Instrument == instrument).Select(measured => measured.Tags)];

    public double[] ValuesOf(string instrument, string tags) => [.. Measured.Where(measured => measured.Instrument == instrument && measured.Tags == tags).Select(measured => measured.Value)];

    /// <summary>Asks the instruments that are only measured when somebody looks.</summary>
    public void Look() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measured.Enqueue((instrument.Name, value, string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
