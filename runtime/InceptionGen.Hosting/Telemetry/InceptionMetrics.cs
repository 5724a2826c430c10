using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InceptionGen.Hosting;

/// <summary>The instruments of the meter "InceptionGen". Durations are in seconds, with buckets from a millisecond on: the usual ones of HTTP begin at five.</summary>
internal sealed class InceptionMetrics : IDisposable
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string SourceName = "InceptionGen";

    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [.001, .0025, .005, .0075, .01, .015, .02, .03, .05, .075, .1, .15, .25, .5, 1, 2.5, 5, 10],
    };

    private readonly Meter _meter;
    private readonly Histogram<double> _requestDuration;
    private readonly Histogram<double> _queueDuration;
    private readonly Histogram<double> _decodeDuration;
    private readonly Histogram<double> _computeDuration;
    private readonly Histogram<double> _loadDuration;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _images;

    public InceptionMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(SourceName);
        _requestDuration = _meter.CreateHistogram("inceptiongen.request.duration", "s", "From a request's arrival to its answer.", advice: Durations);
        _queueDuration = _meter.CreateHistogram("inceptiongen.queue.duration", "s", "From a request's arrival to the beginning of its first image.", advice: Durations);
        _decodeDuration = _meter.CreateHistogram("inceptiongen.decode.duration", "s", "Decoding and resizing an image.", advice: Durations);
        _computeDuration = _meter.CreateHistogram("inceptiongen.compute.duration", "s", "The network on an image.", advice: Durations);
        _loadDuration = _meter.CreateHistogram("inceptiongen.model.load.duration", "s", "Loading and warming up a model.", advice: Durations);
        _rejected = _meter.CreateCounter<long>("inceptiongen.requests.rejected", "{request}", "Requests that were not served.");
        _images = _meter.CreateCounter<long>("inceptiongen.images", "{image}", "Images that were predicted.");
    }

    /// <summary>Watches the slots.</summary>
    public void Watch(Dispatcher dispatcher) =>
        _meter.CreateObservableUpDownCounter("inceptiongen.slots.busy", () => dispatcher.Busy, "{slot}", "Slots that predict.");

    /// <summary>Watches values of each model.</summary>
    public void Watch(string instrument, string unit, string description, Func<IEnumerable<Measurement<long>>> measure) =>
        _meter.CreateObservableUpDownCounter(instrument, measure, unit, description);

    /// <summary>Writes down an image.</summary>
    public void Predicted(string model, TimeSpan decode, TimeSpan compute)
    {
        var tags = new TagList { { "model", model } };
        _decodeDuration.Record(decode.TotalSeconds, tags);
        _computeDuration.Record(compute.TotalSeconds, tags);
        _images.Add(1, tags);
    }

    /// <summary>Writes down an admitted request.</summary>
    public void Answered(string model, string outcome, TimeSpan duration, TimeSpan? queue)
    {
        _requestDuration.Record(duration.TotalSeconds, new TagList { { "model", model }, { "outcome", outcome } });
        if (queue is { } waited) _queueDuration.Record(waited.TotalSeconds, new TagList { { "model", model } });
    }

    /// <summary>Writes down a request that was not served.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reason">full, expired, cancelled, quota, draining or notready.</param>
    public void Rejected(string model, string reason) => _rejected.Add(1, new TagList { { "model", model }, { "reason", reason } });

    /// <summary>Writes down a load.</summary>
    public void Loaded(string model, TimeSpan duration) => _loadDuration.Record(duration.TotalSeconds, new TagList { { "model", model } });

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
