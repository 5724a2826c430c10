using System;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>The same network on ONNX Runtime.</summary>
internal sealed class OnnxRuntimeContender : IContender
{
    private readonly OnnxRuntime _runtime;
    private readonly string _logits;

    public OnnxRuntimeContender(OnnxRuntime runtime, NetworkFiles files, int threads, int batch)
    {
        (_runtime, _logits) = (runtime, files.Description.Logits.Name);
        MapShape input = files.Description.Input;
        runtime.Load(files.OnnxFile(), threads);
        runtime.SetInput(files.ImagesFile(batch), batch, input.Channels, input.Height, input.Width);
    }

    public Turn Predict(TimeSpan time) => _runtime.Predict(time);

    public float[] Logits() => _runtime.Output(_logits);

    public void Dispose() => _runtime.Dispose();
}
