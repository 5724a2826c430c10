using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen;

namespace Classify;

/// <summary>Demonstration weights: pseudo-random numbers defined by a formula over each tensor's name, so that no weight file is needed and everybody
/// gets the same ones. A network with them runs, but recognises nothing.</summary>
/// <remarks>Element i of a tensor is drawn by SplitMix64 from the FNV-1a hash of its name, as a number s of mean 0 and variance 1. Kernels are scaled
/// so that a signal keeps its size from layer to layer.</remarks>
internal sealed class SyntheticWeights : IWeightSource
{
    private readonly Dictionary<string, TensorInfo> _tensors;

    public SyntheticWeights(NetworkDescription network)
    {
        _tensors = network.Operations.SelectMany(operation => operation.RequiredTensors()).ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        Tensors = _tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Shape, StringComparer.Ordinal);
    }

    public string Description => "synthetic weights";

    public IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    public void Read(string name, Span<float> destination)
    {
        TensorInfo tensor = _tensors[name];
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

    // Each filter is centred, unless it is so short that centring would distort it.
    private static void FillKernel(ulong seed, Span<float> values, TensorInfo tensor)
    {
        int fan = values.Length / tensor.Operation.Output.Channels;
        bool isLinear = tensor.Operation.Kind == OperationKind.Linear;
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
