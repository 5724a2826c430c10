using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Keras;
using InceptionGen.Tool.Importing.Structure;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Writes a description with weights beside it, as TensorFlow.js has them.</summary>
internal static class TensorFlowJsFolder
{
    /// <summary>Writes model.json and its shard, and gives what the file calls each tensor with the number that all of its elements are: 1 for the first, 2 for the second and so on.</summary>
    /// <param name="folder">Where; it is made.</param>
    /// <param name="topology">The description.</param>
    /// <param name="layerName">What the file calls a layer, by the description's path; null for what the description does.</param>
    /// <param name="isSparse">Whether the shard has zeros alone, and takes no room.</param>
    public static IReadOnlyDictionary<string, float> Write(string folder, string topology, Func<string, string>? layerName = null, bool isSparse = false)
    {
        Directory.CreateDirectory(folder);
        string description = Path.Combine(folder, "topology.json"), shard = Path.Combine(folder, "s.bin");
        File.WriteAllText(description, topology);
        ImportedNetwork network = ImportedNetwork.Of(KerasDescription.Find(description)!, description, new ImportOptions(), out _)!;
        File.Delete(description);

        List<string> entries = [];
        Dictionary<string, float> numbers = [];
        using FileStream bytes = File.Create(shard);
        foreach (Constant tensor in Layers.Of(network.Structure).SelectMany(TensorsOf))
        {
            string name = NameOf(tensor.Name, layerName ?? (layer => layer));
            numbers.Add(name, numbers.Count + 1);
            entries.Add($"{{\"name\":\"{name}\",\"shape\":[{string.Join(',', Stored(name, tensor.Dimensions))}],\"dtype\":\"float32\"}}");
            if (isSparse) bytes.SetLength(bytes.Length + (tensor.Elements * sizeof(float)));
            else bytes.Write([.. Enumerable.Range(0, (int)tensor.Elements).SelectMany(_ => BitConverter.GetBytes(numbers[name]))]);
        }

        File.WriteAllText(Path.Combine(folder, "model.json"), $$"""{"format":"layers-model","modelTopology":{"model_config":{{topology}}},"weightsManifest":[{"paths":["s.bin"],"weights":[{{string.Join(',', entries)}}]}]}""");
        return numbers;
    }

    private static IEnumerable<Constant> TensorsOf(MapNode node)
    {
        (Constant? kernel, Constant? bias, NormTensors? norm) = node.Operation switch
        {
            ConvolutionOperation layer => (layer.Kernel, layer.Bias, layer.Norm),
            LinearOperation layer => (layer.Kernel, layer.Bias, layer.Norm),
            NormOperation alone => (null, null, alone.Norm),
            _ => ((Constant?)null, (Constant?)null, (NormTensors?)null),
        };
        return new[] { kernel, bias, norm?.Gamma, norm?.Beta, norm?.Mean, norm?.Variance }.OfType<Constant>();
    }

    // Keras calls the kernels of depthwise and separable layers by names of their own.
    private static string NameOf(string tensor, Func<string, string> layerName)
    {
        foreach ((string end, string own) in new[] { ("/depthwise/kernel", "/depthwise_kernel"), ("/pointwise/kernel", "/pointwise_kernel"), ("/pointwise/bias", "/bias") })
        {
            if (tensor.EndsWith(end, StringComparison.Ordinal)) return layerName(tensor[..^end.Length]) + own;
        }

        string layer = tensor[..tensor.LastIndexOf('/')], role = tensor[tensor.LastIndexOf('/')..];
        return layerName(layer) + (layer == "deep" && role == "/kernel" ? "/depthwise_kernel" : role);
    }

    // (O, I, H, W) is (H, W, I, O) there, and that of a depthwise kernel (H, W, C, M).
    private static int[] Stored(string name, int[] shape) => shape switch
    {
        [var filters, 1, var height, var width] when name.EndsWith("/depthwise_kernel", StringComparison.Ordinal) => [height, width, filters, 1],
        [var filters, var channels, var height, var width] => [height, width, channels, filters],
        [var outputs, var inputs] => [inputs, outputs],
        _ => shape,
    };
}
