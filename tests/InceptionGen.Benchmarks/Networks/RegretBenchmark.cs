using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Shipped;
using InceptionGen.Tuning;
using InceptionGen.Tuning.Measuring;
using static System.FormattableString;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>Times every algorithm of a network's convolutions inside the network, and shows what the choice costs beside the fastest: the regret.</summary>
internal static class RegretBenchmark
{
    private static readonly int[] NoInputs = [];

    public static void Run(NetworkBenchmarkOptions options, TextWriter writer)
    {
        writer.WriteLine(Invariant($"Milliseconds of each convolution inside its network: the algorithm that is chosen by the rates of {Machine.Current.Name}, the fastest one,"));
        writer.WriteLine("and the first over the second. Equal convolutions are one line, with the mean of their times.");
        foreach (ShippedNetwork choice in options.Networks)
        {
            foreach (int threads in options.Threads)
            {
                Network network = choice.Load(SyntheticWeights.For(choice.Describe()), null);
                IReadOnlyList<MeasuredLayer> layers = network.Measure(new SessionOptions { Threads = threads }, options.Rounds);
                writer.WriteLine();
                writer.WriteLine(Invariant($"{$"{choice.Name}, threads: {threads}",-58} {"times",5} | {"chosen",-36} {"model",8} {"ms",8} | {"fastest",-36} {"ms",8} | {"regret",6}"));
                Compare(layers, options, writer);
            }
        }
    }

    private static void Compare(IReadOnlyList<MeasuredLayer> layers, NetworkBenchmarkOptions options, TextWriter writer)
    {
        double chosenSum = 0, fastestSum = 0;
        foreach (IGrouping<ConvolutionInfo, MeasuredLayer> equal in layers.GroupBy(layer => Shape(layer.Layer)))
        {
            (Candidate Candidate, double Milliseconds)[] times =
            [
                .. Enumerable.Range(0, equal.First().Times.Count)
                    .Select(way => (equal.First().Times[way].Candidate, equal.Average(layer => layer.Times[way].Milliseconds))),
            ];
            (Candidate Candidate, double Milliseconds) chosen = times[0], fastest = times.MinBy(way => way.Milliseconds);
            int count = equal.Count();
            chosenSum += count * chosen.Milliseconds;
            fastestSum += count * fastest.Milliseconds;
            writer.WriteLine(Invariant($"{Text(equal.Key),-58} {count,5} | {Columns(chosen)} | {fastest.Candidate.Algorithm.Name,-36} {fastest.Milliseconds,8:F3} | {chosen.Milliseconds / fastest.Milliseconds,6:F2}"));
            if (!options.ShowsCandidates) continue;

            foreach ((Candidate Candidate, double Milliseconds) way in times.Skip(1)) writer.WriteLine(Invariant($"{"",-58} {"",5} | {Columns(way)} |"));
        }

        writer.WriteLine(Invariant($"{"all",-58} {"",5} | {"",-36} {"",8} {chosenSum,8:F2} | {"",-36} {fastestSum,8:F2} | {chosenSum / fastestSum,6:F2}"));
    }

    private static string Columns((Candidate Candidate, double Milliseconds) way) =>
        Invariant($"{way.Candidate.Algorithm.Name,-36} {way.Candidate.Cost.Milliseconds,8:F3} {way.Milliseconds,8:F3}");

    private static ConvolutionInfo Shape(ConvolutionInfo layer) => layer with { Stage = 0, Column = "", Inputs = NoInputs, WeightName = "", BiasName = null, BatchNorm = null };

    private static string Text(ConvolutionInfo layer) => Invariant($"{(layer is LinearInfo ? "linear" : $"{layer.Kernel}/{layer.Stride.Height}")} {layer.Input} to {layer.Output}");
}
