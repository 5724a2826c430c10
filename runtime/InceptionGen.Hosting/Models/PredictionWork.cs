using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace InceptionGen.Hosting;

/// <summary>Predicts the images of a request, one unit each, and keeps the outputs that it asks for.</summary>
internal sealed class PredictionWork : IUnitWork, IDisposable
{
    private readonly LoadedModel _model;
    private readonly IReadOnlyList<ModelImage> _images;
    private readonly IReadOnlyList<ModelOutput> _outputs;
    private readonly InceptionMetrics _metrics;
    private readonly string _name;
    private int _users = 1;
    private long _decodeTicks;
    private long _computeTicks;

    /// <param name="model">A hold of the model, which this ends when it is disposed and the last unit is done.</param>
    /// <param name="images">At least one.</param>
    /// <param name="outputs">What the request asks for.</param>
    /// <param name="metrics">Where times are written.</param>
    /// <param name="name">The model's name.</param>
    public PredictionWork(LoadedModel model, IReadOnlyList<ModelImage> images, IReadOnlyList<ModelOutput> outputs, InceptionMetrics metrics, string name)
    {
        (_model, _images, _outputs, _metrics, _name) = (model, images, outputs, metrics, name);
        Values = new float[outputs.Count][];
        for (int i = 0; i < outputs.Count; i++) Values[i] = new float[checked(images.Count * outputs[i].Elements)];
    }

    /// <summary>The values of each output, image by image.</summary>
    public float[][] Values { get; }

    /// <summary>Time that making inputs took, of all images together.</summary>
    public TimeSpan DecodeTime => Stopwatch.GetElapsedTime(0, Volatile.Read(ref _decodeTicks));

    /// <summary>Time that the network took, of all images together.</summary>
    public TimeSpan ComputeTime => Stopwatch.GetElapsedTime(0, Volatile.Read(ref _computeTicks));

    /// <inheritdoc/>
    public void Run(int unit)
    {
        if (!TryUse()) return;
        try
        {
            long start = Stopwatch.GetTimestamp();
            _images[unit].Prepare(_model.Network.Architecture.Input);
            long prepared = Stopwatch.GetTimestamp();
            _model.Run(_images[unit], session => Keep(session, unit));
            long end = Stopwatch.GetTimestamp();
            Interlocked.Add(ref _decodeTicks, prepared - start);
            Interlocked.Add(ref _computeTicks, end - prepared);
            _metrics.Predicted(_name, Stopwatch.GetElapsedTime(start, prepared), Stopwatch.GetElapsedTime(prepared, end));
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Ends the request's part; units that still run keep the model until they are done.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0) _model.Dispose();
    }

    // The request may have been answered between a unit's beginning and here: then nobody reads what it would make.
    private bool TryUse()
    {
        int users = Volatile.Read(ref _users);
        while (users > 0)
        {
            int seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users) return true;
            users = seen;
        }

        return false;
    }

    private void Keep(Session session, int unit)
    {
        for (int i = 0; i < _outputs.Count; i++)
        {
            int elements = _outputs[i].Elements;
            session.Values(_outputs[i].Tap).CopyTo(Values[i].AsSpan(unit * elements, elements));
        }
    }
}
