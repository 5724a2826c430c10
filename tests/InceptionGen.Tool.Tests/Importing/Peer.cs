using System;
using System.IO;
using System.Linq;
using InceptionGen.Compilation;
using InceptionGen.Tool.Tests.Harness;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>What ONNX Runtime computes with a model, beside what its table computes with its weights.</summary>
internal static class Peer
{
    /// <summary>Imports a model by the command and compares the logits.</summary>
    /// <param name="folder">Where the table and the weights go.</param>
    /// <param name="model">The model's file.</param>
    /// <param name="asBytes">Whether the image is bytes, which the table's preprocessing makes numbers of as the model does.</param>
    /// <returns>The largest difference, as a share of the largest value.</returns>
    public static double Difference(TableFolderOnDisk folder, string model, bool asBytes = false)
    {
        using WeightFile weights = WeightFile.Open(folder["imported.safetensors"]);
        CompiledTable table = CompiledTable.Read(folder["imported.csv"]);
        MapShape shape = table.Description.Input;
        var random = new Random(3);
        byte[] bytes = new byte[shape.Elements];
        random.NextBytes(bytes);
        float[] image = [.. bytes.Select(value => asBytes ? value : ((float)random.NextDouble() * 4) - 2)];

        using Session session = table.Load(weights).CreateSession(new() { Threads = 1 });
        if (asBytes) session.Run(bytes);
        else session.Run(image);

        // Maps of a session are rows, columns, channels; those of ONNX channels, rows, columns.
        MapShape last = table.Description.Output.Shape;
        int pixels = last.Height * last.Width;
        float[] values = [.. session.Output], expected = Run(model, image, shape), own = [.. Enumerable.Range(0, values.Length).Select(i => values[(i % pixels * last.Channels) + (i / pixels)])];
        Assert.Equal(expected.Length, own.Length);
        Assert.True(own.Distinct().Count() > 1, "All values are the same, which compares nothing.");
        return expected.Zip(own, (one, other) => Math.Abs(one - other)).Max() / expected.Max(Math.Abs);
    }

    // Without optimisation it computes what the model says, node by node.
    private static float[] Run(string model, float[] image, MapShape shape)
    {
        using var options = new Microsoft.ML.OnnxRuntime.SessionOptions { IntraOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL };
        using var session = new InferenceSession(model, options);
        (string name, NodeMetadata input) = session.InputMetadata.First();
        (int height, int width, int channels) = (shape.Height, shape.Width, shape.Channels);
        bool isLast = input.Dimensions[3] == channels && input.Dimensions[1] != channels;
        float[] values = isLast ? image : [.. Enumerable.Range(0, image.Length).Select(i => image[(i % (height * width) * channels) + (i / (height * width))])];
        var tensor = new DenseTensor<float>(values, isLast ? [1, height, width, channels] : [1, channels, height, width]);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([NamedOnnxValue.CreateFromTensor(name, tensor)]);
        return [.. results[0].AsEnumerable<float>()];
    }
}
