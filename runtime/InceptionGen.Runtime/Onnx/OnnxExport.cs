using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Onnx;
using InceptionGen.Weights;
using InceptionGen.Weights.Storage;

namespace InceptionGen;

/// <summary>Writes networks as ONNX models, for other runtimes and viewers: <c>GoogLeNet.Description.ExportOnnx(weights, "googlenet.onnx")</c>.</summary>
/// <remarks>
/// <para>Operator set 17. The input, <c>input</c>, holds preprocessed images as (N, C, H, W), which is how ONNX has them, whereas a session takes
/// (N, H, W, C); N is free. How bytes become its numbers stands in the model's metadata as <c>preprocessing</c>; what its classes are called, if the table
/// knows, as <c>classes</c>, a line each. Outputs are called as the rows of the table; a map is (N, C, H, W), what a linear row or a softmax after it makes is
/// (N, C). Tensors within a module are called by row and column: <c>inception (3a)/#3x3 reduce</c>.</para>
/// <para>Batch norm is folded into the convolutions exactly as for <see cref="Network"/>, so that both compute with the same numbers; dropout is left out.</para>
/// </remarks>
public static class OnnxExport
{
    /// <summary>Writes a network with its weights to a file. A file that is there is replaced once the new one is complete.</summary>
    /// <param name="network">The network: the property Description of a generated class.</param>
    /// <param name="weights">Where the tensors come from.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Which outputs; the network's own if null.</param>
    /// <exception cref="WeightException">Tensors are missing, surplus, of another shape, or unreadable, or hold numbers that are not finite: all of them are listed.</exception>
    /// <exception cref="ArgumentException">An output of another network, or names that do not go with the outputs.</exception>
    /// <exception cref="NotSupportedException">The model takes more than 2 GB.</exception>
    /// <exception cref="IOException">The file cannot be written. What was there is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or is a folder.</exception>
    public static void ExportOnnx(this NetworkDescription network, IWeightSource weights, string path, OnnxOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        OnnxFile file = Prepare(network, ref weights, options);
        WholeFile.Write(path, stream => file.Write(stream, weights));
    }

    /// <summary>Writes a network with its weights to a stream.</summary>
    /// <param name="network">The network: the property Description of a generated class.</param>
    /// <param name="weights">Where the tensors come from.</param>
    /// <param name="stream">It is written from where it stands, and stays open.</param>
    /// <param name="options">Which outputs; the network's own if null.</param>
    /// <exception cref="WeightException">Tensors are missing, surplus, of another shape, or unreadable, or hold numbers that are not finite: all of them are listed.</exception>
    /// <exception cref="ArgumentException">An output of another network, or names that do not go with the outputs.</exception>
    /// <exception cref="NotSupportedException">The model takes more than 2 GB.</exception>
    public static void ExportOnnx(this NetworkDescription network, IWeightSource weights, Stream stream, OnnxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        OnnxFile file = Prepare(network, ref weights, options);
        file.Write(stream, weights);
    }

    private static OnnxFile Prepare(NetworkDescription network, ref IWeightSource weights, OnnxOptions? options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        options ??= new OnnxOptions();
        int[] outputs = Outputs(network, options);
        bool readsHeads = outputs.Any(stage => network.Stages[stage].Head.Length > 0);
        weights = WeightCheck.Require(network, weights, new() { AuxiliaryClassifiers = readsHeads, IgnoreSurplus = options.IgnoreSurplus });
        return new(network, OnnxTranslation.Translate(network, outputs, Names(options, outputs.Length)));
    }

    private static IReadOnlyList<string>? Names(OnnxOptions options, int outputs)
    {
        if (options.OutputNames is not { } names) return null;
        if (names.Count != outputs) throw new ArgumentException(FormattableString.Invariant($"{nameof(OnnxOptions.OutputNames)} has {names.Count} names for {outputs} outputs."), nameof(options));

        string[] wrong = [.. names.Where((name, index) => string.IsNullOrEmpty(name) || name == OnnxNames.Input || names.Take(index).Contains(name))];
        if (wrong.Length > 0) throw new ArgumentException($"An output cannot be called '{wrong[0]}': names are not empty, not '{OnnxNames.Input}', and no two the same.", nameof(options));
        return names;
    }

    private static int[] Outputs(NetworkDescription network, OnnxOptions options)
    {
        if (options.Outputs is not { } taps) return [.. new[] { network.Output.Stage, network.Logits.Stage }.Distinct()];
        if (taps.Count == 0) throw new ArgumentException("A model without an output computes nothing: leave OnnxOptions.Outputs null for the network's outputs.", nameof(options));
        foreach (Tap tap in taps)
        {
            ArgumentNullException.ThrowIfNull(tap, nameof(options));
            if (!ReferenceEquals(tap.Network, network)) throw new ArgumentException($"{tap.Name} is a tap of {tap.Network.Name}; this is {network.Name}.", nameof(options));
        }

        return [.. taps.Select(tap => tap.Stage).Distinct()];
    }
}
