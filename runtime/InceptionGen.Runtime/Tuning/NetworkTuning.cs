using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Tuning;

namespace InceptionGen;

/// <summary>The fastest algorithm of every convolution and linear layer of a network, as <see cref="Network.Tune"/> measured them on one machine. It is saved once and given to every later load
/// (<see cref="LoadOptions.Tuning"/>), so that a program's numbers do not change from run to run.</summary>
public sealed class NetworkTuning
{
    internal NetworkTuning(string network, string machine, int threads, int batch, IReadOnlyList<TunedLayer> layers) =>
        (Network, Machine, Threads, Batch, Layers) = (network, machine, threads, batch, layers);

    /// <summary>The network's name ("GoogLeNet").</summary>
    public string Network { get; }

    /// <summary>The machine that it was measured on: its family of processors and the floats of a vector ("Intel Skylake server, vectors of 16 floats").</summary>
    public string Machine { get; }

    /// <summary>Threads of the session that was measured.</summary>
    public int Threads { get; }

    /// <summary>Images of a run.</summary>
    public int Batch { get; }

    /// <summary>The layers, in the order in which they run.</summary>
    public IReadOnlyList<TunedLayer> Layers { get; }

    /// <summary>Reads a tuning that <see cref="Save(string)"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is not a tuning: the message names the file and what is wrong.</exception>
    public static NetworkTuning Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream stream = File.OpenRead(path);
        return TuningFile.Read(stream, path);
    }

    /// <summary>Reads a tuning from a stream.</summary>
    /// <param name="stream">What <see cref="Save(Stream)"/> wrote.</param>
    /// <exception cref="InvalidDataException">It is not a tuning.</exception>
    public static NetworkTuning Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return TuningFile.Read(stream, "the stream");
    }

    /// <summary>Writes the tuning as JSON.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream stream = File.Create(path);
        Save(stream);
    }

    /// <summary>Writes the tuning as JSON to a stream.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        TuningFile.Write(this, stream);
    }

    internal static NetworkTuning Of(NetworkDescription network, int threads, int batch, IEnumerable<MeasuredLayer> layers) => new(
        network.Name, Algorithms.Machine.Current.Text, threads, batch, [.. layers.Select(TunedLayer.Of)]);

    /// <summary>The choice for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="option">The option that the tuning was given as.</param>
    /// <exception cref="ArgumentException">The tuning is of another network, of another version of its table, or of this library.</exception>
    internal Func<ConvolutionInfo, Algorithm> ChoiceFor(NetworkDescription network, string option)
    {
        if (Network != network.Name) throw Unfit(option, $"is of {Network}; this network is {network.Name}");

        Dictionary<string, TunedLayer> layers = Layers.ToDictionary(layer => layer.Tensor, StringComparer.Ordinal);
        Dictionary<object, Algorithm> choice = new(ReferenceEqualityComparer.Instance);
        foreach (StageInfo stage in network.Stages)
        {
            foreach (ConvolutionInfo layer in stage.Operations.OfType<ConvolutionInfo>())
            {
                string tensor = layer.TensorName;
                if (layers.TryGetValue(tensor, out TunedLayer? tuned))
                    choice.Add(layer, AlgorithmOf(tuned, layer, option));
                else if (stage.Head.Length > 0)
                    choice.Add(layer, AlgorithmRegistry.Choose(layer, Algorithms.Machine.Current, isPlain: false));
                else
                    throw Unfit(option, $"has no algorithm for {tensor} of {stage.Name}");
            }
        }

        return layer => choice[layer];
    }

    private static Algorithm AlgorithmOf(TunedLayer tuned, ConvolutionInfo layer, string option) =>
        AlgorithmRegistry.All.FirstOrDefault(algorithm => algorithm.Name == tuned.Algorithm && algorithm.Suits(layer))
        ?? throw Unfit(option, $"computes {tuned.Tensor} by '{tuned.Algorithm}', which cannot compute it");

    private static ArgumentException Unfit(string option, string problem) => new($"The tuning {problem}. Measure it again with Tune() on the loaded network, and save the result.", option);
}
