using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Shipped;
using static System.FormattableString;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>Shows that images and weights whose products a processor could only hold as denormal numbers take no longer than others.</summary>
internal static class TinyNumbersBenchmark
{
    private const float Tiny = 1e-38f;
    private const float Decay = 1e-10f;

    public static void Run(NetworkBenchmarkOptions options, TextWriter writer)
    {
        writer.WriteLine("Numbers near the smallest that float32 has, beside the photo and the weights as they are, in turn: the medians of the rounds' ratios of time.");
        writer.WriteLine();
        writer.WriteLine($"{"network",-26}{"threads",8} | {"ms",8} | {"image of",10} {"kernels of",10} {"maps that",10}");
        writer.WriteLine($"{"",-26}{"",8} | {"",8} | {"1e-38",10} {"1e-38",10} {"shrink",10}");
        foreach (ShippedNetwork choice in options.Networks)
        {
            using NetworkFiles files = new(choice);
            Network ofTinyKernels = choice.Load(new ScaledKernels(files.Description, Tiny, keepsVectors: true), null);
            Network shrinking = choice.Load(new ScaledKernels(files.Description, Decay, keepsVectors: false), null);
            foreach (int threads in options.Threads) Compare(files, ofTinyKernels, shrinking, threads, options.Rounds, writer);
        }
    }

    private static void Compare(NetworkFiles files, Network ofTinyKernels, Network shrinking, int threads, int rounds, TextWriter writer)
    {
        float[] photo = files.Images(batch: 1);
        using OwnContender plain = new(files.Network, photo, threads, batch: 1);
        using OwnContender tinyImage = new(files.Network, [.. photo.Select(value => value * Tiny)], threads, batch: 1);
        using OwnContender tinyKernels = new(ofTinyKernels, photo, threads, batch: 1);
        using OwnContender shrinkingMaps = new(shrinking, photo, threads, batch: 1);
        Times[] times = Match.Play(rounds, plain, tinyImage, tinyKernels, shrinkingMaps);
        string ratios = string.Join(' ', times[1..].Select(other => Invariant($"{Times.MedianOf(times[0].Turns.Zip(other.Turns, (own, tiny) => tiny / own)),10:F2}")));
        writer.WriteLine(Invariant($"{files.Name,-26}{threads,8} | {times[0].Median,8:F2} | {ratios}"));
    }

    /// <summary>Synthetic weights with smaller kernels; and without biases, beta and mean, so that each map is as much smaller than the one before.</summary>
    private sealed class ScaledKernels(NetworkDescription network, float factor, bool keepsVectors) : IWeightSource
    {
        private readonly SyntheticWeights _inner = SyntheticWeights.For(network);
        private readonly Dictionary<string, TensorRole> _roles = network.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Role, StringComparer.Ordinal);

        public string Description => "scaled synthetic weights";

        public IReadOnlyDictionary<string, TensorShape> Tensors => _inner.Tensors;

        public void Read(string name, Span<float> destination)
        {
            _inner.Read(name, destination);
            if (_roles[name] is TensorRole.Gamma or TensorRole.Variance || (keepsVectors && _roles[name] != TensorRole.Kernel)) return;
            foreach (ref float value in destination) value *= _roles[name] == TensorRole.Kernel ? factor : 0;
        }
    }
}
