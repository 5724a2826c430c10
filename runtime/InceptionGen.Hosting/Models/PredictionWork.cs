using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace InceptionGen.Hosting;

/// <summary>Predicts the images of a request, one unit each, and keeps the outputs that it asks for.</summary>
internal sealed class PredictionWork : ModelWork
{
    private readonly IReadOnlyList<ModelImage> _images;
    private readonly IReadOnlyList<ModelOutput> _outputs;
    private readonly InceptionMetrics _metrics;
    private readonly string _name;
    private long _decodeTicks;
    private long _computeTicks;

    /// <param name="model">A hold of the model, which this ends when it is disposed and the last unit is done.</param>
    /// <param name="images">At least one.</param>
    /// <param name="outputs">What the request asks for.</param>
    /// <param name="metrics">Where times are written.</param>
    /// <param name="name">The model's name.</param>
    public PredictionWork(LoadedModel model, IReadOnlyList<ModelImage> images, IReadOnlyList<ModelOutput> outputs, InceptionMetrics metrics, string name)
        : base(model)
    {
        (_images, _outputs, _metrics, _name) = (images, outputs, metrics, name);
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
    protected override void RunHeld(int unit)
    {
        long start = Stopwatch.GetTimestamp();
        _images[unit].Prepare(Model.Network.Architecture.Input);
        long prepared = Stopwatch.GetTimestamp();
        Model.Run(_images[unit], session => Keep(session, unit));
        long end = Stopwatch.GetTimestamp();
        Interlocked.Add(ref _decodeTicks, prepared - start);
        Interlocked.Add(ref _computeTicks, end - prepared);
        _metrics.Predicted(_name, Stopwatch.GetElapsedTime(start, prepared), Stopwatch.GetElapsedTime(prepared, end));
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
