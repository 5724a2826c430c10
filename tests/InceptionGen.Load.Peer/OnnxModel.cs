using System;
using System.IO;
using InceptionGen.Imaging;
using InceptionGen.Shipped;
using Ort = Microsoft.ML.OnnxRuntime;

namespace InceptionGen.Load.Peer;

/// <summary>A shipped network with synthetic weights on ONNX Runtime: one session, which many callers use at the same time.</summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly Ort.RunOptions _run = new();
    private readonly Ort.InferenceSession _session;
    private readonly Preprocessing _preprocessing;
    private readonly MapShape _input;
    private readonly string[] _inputs, _outputs;

    /// <param name="network">Which.</param>
    /// <param name="threads">Of a prediction; 0 for ONNX Runtime's own choice.</param>
    public OnnxModel(ShippedNetwork network, int threads)
    {
        NetworkDescription description = network.Describe();
        (_input, _preprocessing) = (description.Input, Preprocessing.Parse(description.Preprocessing));
        string file = Path.Combine(Path.GetTempPath(), $"{network.Name}-{Environment.ProcessId}.onnx");
        try
        {
            description.ExportOnnx(SyntheticWeights.For(description), file, new() { Outputs = [description.Output] });
            using Ort.SessionOptions options = new() { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
            _session = new(file, options);
        }
        finally
        {
            File.Delete(file);
        }

        (_inputs, _outputs) = ([.. _session.InputMetadata.Keys], [.. _session.OutputMetadata.Keys]);
    }

    /// <summary>The version of the package.</summary>
    public static string Version => Ort.OrtEnv.Instance().GetVersionString();

    /// <summary>The probabilities of a photo's classes.</summary>
    /// <exception cref="ImageException">It is not a photo that can be read.</exception>
    public float[] Predict(byte[] file)
    {
        RgbImage photo = RgbImage.Decode(file, "photo").Fit(_input.Width, _input.Height);
        float[] pixels = new float[_input.Elements];
        _preprocessing.Apply(photo.Rgb, pixels);
        using var images = Ort.OrtValue.CreateTensorValueFromMemory(Planes(pixels), [1, _input.Channels, _input.Height, _input.Width]);
        using Ort.IDisposableReadOnlyCollection<Ort.OrtValue> outputs = _session.Run(_run, _inputs, [images], _outputs);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }

    private float[] Planes(float[] pixels)
    {
        float[] planes = new float[pixels.Length];
        int channels = _input.Channels, count = pixels.Length / channels;
        for (int channel = 0; channel < channels; channel++)
        {
            for (int pixel = 0; pixel < count; pixel++) planes[(channel * count) + pixel] = pixels[(pixel * channels) + channel];
        }

        return planes;
    }
}
