using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using InceptionGen.Weights;
using InceptionGen.Weights.Safetensors;
using InceptionGen.Weights.Storage;

namespace InceptionGen;

/// <summary>Writes weights of any source as safetensors files that are called as a table calls them:
/// <c>GoogLeNet.Description.SaveSafetensors(weights, "googlenet.safetensors")</c>.</summary>
/// <remarks>
/// <para>A network that is loaded from the new file computes the same numbers, to the bit, as one loaded from the source. Tensors have the names and shapes of
/// <see cref="NetworkDescription.Tensors"/>; kernels are (O, I, H, W), and the inputs of a linear layer that reads a map are in the order C, H, W, unless a row of the
/// table flattens it otherwise. Batch norm stays as it is, so that the weights can be trained further.</para>
/// <para>A tensor that is float16 or bfloat16 in a file stays so. All others are float32, which networks compute with: float64 is rounded, once, as loading does, and
/// TensorFlow.js' rounded numbers are what loading makes of them.</para>
/// <para>Tensors of auxiliary classifiers are written if the source has all of them. What no row needs is left out.</para>
/// </remarks>
public static class SafetensorsExport
{
    /// <summary>Writes a network's weights to a file. A file that is there is replaced once the new one is complete.</summary>
    /// <param name="network">The network: the property Description of a generated class.</param>
    /// <param name="weights">Where the tensors come from.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How they are read; the defaults if null.</param>
    /// <param name="cancellation">Stops it; what was there is still there.</param>
    /// <returns>The tensors written.</returns>
    /// <exception cref="WeightException">Tensors are missing, surplus, of another shape, or unreadable, or hold numbers that the network cannot be loaded with: all of them are listed.</exception>
    /// <exception cref="ArgumentException"><see cref="SafetensorsOptions.ReadAs"/> is another network.</exception>
    /// <exception cref="IOException">The file cannot be written. What was there is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or is a folder.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<TensorInfo> SaveSafetensors(
        this NetworkDescription network, IWeightSource weights, string path, SafetensorsOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RenamedWeights renamed = Prepare(network, weights, options, cancellation);
        SafetensorsWriter.Write(path, renamed.Saved, metadata: []);
        return renamed.Written;
    }

    /// <summary>Writes a network's weights to a stream.</summary>
    /// <param name="network">The network: the property Description of a generated class.</param>
    /// <param name="weights">Where the tensors come from.</param>
    /// <param name="stream">It is written from where it stands, and stays open. Nothing is written of weights that do not fit.</param>
    /// <param name="options">How they are read; the defaults if null.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The tensors written.</returns>
    /// <exception cref="WeightException">Tensors are missing, surplus, of another shape, or unreadable, or hold numbers that the network cannot be loaded with: all of them are listed.</exception>
    /// <exception cref="ArgumentException"><see cref="SafetensorsOptions.ReadAs"/> is another network.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<TensorInfo> SaveSafetensors(
        this NetworkDescription network, IWeightSource weights, Stream stream, SafetensorsOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RenamedWeights renamed = Prepare(network, weights, options, cancellation);
        SafetensorsWriter.Write(stream, renamed.Saved, metadata: []);
        return renamed.Written;
    }

    private static RenamedWeights Prepare(NetworkDescription network, IWeightSource weights, SafetensorsOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        RenamedWeights renamed = new(network, weights, options ?? new SafetensorsOptions(), cancellation);
        renamed.RequireNumbers();
        return renamed;
    }
}
