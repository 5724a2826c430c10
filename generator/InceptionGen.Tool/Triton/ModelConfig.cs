using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace InceptionGen.Tool.Triton;

/// <summary>A model's configuration for Triton Inference Server: its message ModelConfig (model_config.proto) as text.</summary>
internal static class ModelConfig
{
    /// <summary>The class names' file beside the configuration.</summary>
    public const string Labels = "labels.txt";

    private const int MaximumBatch = 16;
    private const int QueueDelayMicroseconds = 1000;

    /// <summary>What the input is called, as by our own services.</summary>
    public const string Input = "input";

    /// <summary>The model's outputs and what they are called, as by our own services: a client of one asks the other alike.</summary>
    public static IReadOnlyList<(string Name, Tap Tap)> OutputsOf(NetworkDescription network) => network.Output.Stage == network.Logits.Stage
        ? [("output", network.Output)]
        : [("probabilities", network.Output), ("logits", network.Logits)];

    /// <summary>The text of config.pbtxt.</summary>
    /// <param name="name">The model's name, which its folder has, too.</param>
    public static string Of(NetworkDescription network, string name)
    {
        MapShape input = network.Input;
        var text = new StringBuilder();
        text.Append($"# {network.Name}: images as {network.Preprocessing}, in the order N, C, H, W.\n");
        text.Append($"name: {Quoted(name)}\nbackend: \"onnxruntime\"\n");
        text.Append(CultureInfo.InvariantCulture, $"max_batch_size: {MaximumBatch}\n");
        Tensor(text, "input", Input, [input.Channels, input.Height, input.Width], "format: FORMAT_NCHW");
        foreach ((string output, Tap tap) in OutputsOf(network))
        {
            bool isPixel = tap.Shape is { Height: 1, Width: 1 };
            Tensor(
                text, "output", output, isPixel ? [tap.Shape.Channels] : [tap.Shape.Channels, tap.Shape.Height, tap.Shape.Width],
                isPixel && !IsVector(network, tap) ? FormattableString.Invariant($"reshape {{ shape: [ {tap.Shape.Channels}, 1, 1 ] }}") : "",
                isPixel && tap.Shape.Channels == network.ClassNames.Count ? $"label_filename: \"{Labels}\"" : "");
        }

        // Requests that come within a millisecond are one batch.
        text.Append(CultureInfo.InvariantCulture, $"dynamic_batching {{\n  max_queue_delay_microseconds: {QueueDelayMicroseconds}\n}}\n");

        // On every GPU one instance; on a machine without, one on the processor.
        text.Append("instance_group [\n  {\n    kind: KIND_AUTO\n    count: 1\n  }\n]\n");
        return text.ToString();
    }

    /// <summary>Class names, one a line; null if the table has none.</summary>
    public static string? LabelsOf(NetworkDescription network) =>
        network.ClassNames.Count == 0 ? null : string.Concat(network.ClassNames.Select(name => name.ReplaceLineEndings(" ") + "\n"));

    // What a linear row makes is (N, C) in ONNX, and so is what is made of it value by value; a pool's pixel is (N, C, 1, 1).
    private static bool IsVector(NetworkDescription network, Tap tap)
    {
        OperationInfo operation = network.Stages[tap.Stage].Operations[^1];
        while (operation is SoftmaxInfo or SigmoidInfo or DropoutInfo && operation.Inputs is [>= 0 and int before]) operation = network.Operations[before];
        return operation is LinearInfo or FlattenInfo;
    }

    private static void Tensor(StringBuilder text, string field, string name, IReadOnlyList<int> dimensions, params IEnumerable<string> more)
    {
        string dims = string.Join(", ", dimensions.Select(size => size.ToString(CultureInfo.InvariantCulture)));
        text.Append($"{field} [\n  {{\n    name: {Quoted(name)}\n    data_type: TYPE_FP32\n");
        foreach (string line in more.Where(line => line.Length > 0)) text.Append($"    {line}\n");
        text.Append($"    dims: [ {dims} ]\n  }}\n]\n");
    }

    private static string Quoted(string text) =>
        '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
}
