using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Ort = Microsoft.ML.OnnxRuntime;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>The same network on ONNX Runtime: the package that a C# program would take, CPU provider, its own defaults except for the threads.</summary>
internal sealed class OnnxRuntimeContender : IContender
{
    private readonly Ort.RunOptions _options = new();
    private readonly Ort.InferenceSession _session;
    private readonly Ort.OrtValue _images;
    private readonly string[] _inputs, _outputs;
    private float[] _logits = [];

    /// <param name="model">The exported network, with one output.</param>
    /// <param name="images">(N, C, H, W).</param>
    /// <param name="shape">The four lengths.</param>
    public OnnxRuntimeContender(string model, float[] images, long[] shape, int threads)
    {
        using Ort.SessionOptions options = new() { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        _session = new(model, options);
        (_inputs, _outputs) = ([.. _session.InputMetadata.Keys], [.. _session.OutputMetadata.Keys]);
        _images = Ort.OrtValue.CreateTensorValueFromMemory(images, shape);
    }

    /// <summary>The version of the package.</summary>
    public static string Version => Ort.OrtEnv.Instance().GetVersionString();

    public static OnnxRuntimeContender Of(NetworkFiles files, int threads, int batch)
    {
        MapShape input = files.Description.Input;
        return new(files.OnnxFile(), files.ImagesOfPlanes(batch), [batch, input.Channels, input.Height, input.Width], threads);
    }

    public Turn Predict(TimeSpan time)
    {
        Predict();
        List<double> times = [];
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (long begin = Stopwatch.GetTimestamp(); times.Count < 2 || Stopwatch.GetElapsedTime(begin) < time;)
        {
            long start = Stopwatch.GetTimestamp();
            Predict();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new([.. times], (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    public void Predict()
    {
        using Ort.IDisposableReadOnlyCollection<Ort.OrtValue> outputs = _session.Run(_options, _inputs, [_images], _outputs);
        ReadOnlySpan<float> logits = outputs[0].GetTensorDataAsSpan<float>();
        if (_logits.Length != logits.Length) _logits = new float[logits.Length];
        logits.CopyTo(_logits);
    }

    public float[] Logits() => [.. _logits];

    public void Dispose()
    {
        _images.Dispose();
        _session.Dispose();
        _options.Dispose();
    }
}
