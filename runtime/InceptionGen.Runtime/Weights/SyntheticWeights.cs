using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace InceptionGen;

/// <summary>Weights for any network before there is a weight file: pseudo-random numbers, defined by a formula over each tensor's name, so that everybody
/// gets the same ones. A network with them runs at full speed and gives the same numbers everywhere, but recognises nothing.</summary>
/// <remarks>Element i of a tensor is drawn by SplitMix64 from the FNV-1a hash of its name, as a number of mean 0 and variance 1. Kernels are scaled
/// so that a signal keeps its size from layer to layer, and each filter is centred, unless it is so short that centring would distort it.</remarks>
public sealed class SyntheticWeights : IWeightSource
{
    private readonly Dictionary<string, TensorInfo> _tensors;

    private SyntheticWeights(NetworkDescription network)
    {
        _tensors = network.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        Tensors = _tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Shape, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Description => "synthetic weights";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    /// <summary>Every tensor that a network needs, those of its auxiliary classifiers included.</summary>
    /// <param name="network">What its table says: <c>GoogLeNet.Description</c>.</param>
    public static SyntheticWeights For(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new(network);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The network needs no such tensor, or not of this length.</exception>
    public void Read(string name, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_tensors.TryGetValue(name, out TensorInfo? tensor)) throw new ArgumentException($"The network has no tensor '{name}'.", nameof(name));
        if (tensor.Shape.Elements != destination.Length)
            throw new ArgumentException(FormattableString.Invariant($"'{name}' has {tensor.Shape.Elements} values, not {destination.Length}."), nameof(destination));

        ulong seed = Hash(name);
        if (tensor.Role == TensorRole.Kernel)
            FillKernel(seed, destination, tensor);
        else
            FillVector(seed, destination, tensor.Role);
    }

    private static void FillVector(ulong seed, Span<float> values, TensorRole role)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double uniform = Uniform(seed, i);
            values[i] = (float)(role switch
            {
                TensorRole.Gamma => 1 + (0.1 * Standardize(uniform)),
                TensorRole.Variance => 0.5 + uniform,
                _ => 0.1 * Standardize(uniform),
            });
        }
    }

    private static void FillKernel(ulong seed, Span<float> values, TensorInfo tensor)
    {
        int fan = values.Length / tensor.Operation.Output.Channels;
        bool isLinear = tensor.Operation is LinearInfo;
        double gain = isLinear ? 4 : 1;
        double divisor = Math.Sqrt(isLinear ? fan : 0.40 * fan);
        double[] filter = new double[fan];
        for (int start = 0; start < values.Length; start += fan)
        {
            double sum = 0;
            for (int i = 0; i < fan; i++)
            {
                filter[i] = Standardize(Uniform(seed, start + i));
                sum += filter[i];
            }

            double mean = fan > 8 ? sum / fan : 0;
            for (int i = 0; i < fan; i++) values[start + i] = (float)((filter[i] - mean) * gain / divisor);
        }
    }

    private static double Standardize(double uniform) => ((2 * uniform) - 1) * Math.Sqrt(3);

    private static double Uniform(ulong seed, long index)
    {
        ulong z = seed + ((ulong)(index + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 40) * (1.0 / (1 << 24));
    }

    private static ulong Hash(string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in Encoding.UTF8.GetBytes(name)) hash = (hash ^ value) * 0x100000001B3;
        return hash;
    }
}
