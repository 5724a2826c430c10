using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Classify;
using InceptionGen.Algorithms;
using static System.FormattableString;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>Times every algorithm that can compute a network's convolutions, and shows what the choice costs beside the fastest: the regret.</summary>
internal static class RegretBenchmark
{
    private static readonly int[] NoInputs = [];

    public static void Run(NetworkBenchmarkOptions options, TextWriter writer)
    {
        writer.WriteLine(Invariant($"Milliseconds of each convolution alone on one core, weights from memory: the algorithm that is chosen by the rates of {Machine.Current.Name}, the fastest"));
        writer.WriteLine("one, and the first over the second. Equal convolutions are one line.");
        foreach (NetworkChoice choice in options.Networks)
        {
            NetworkDescription network = choice.Describe();
            writer.WriteLine();
            writer.WriteLine($"{choice.Name,-58} {"times",5} | {"chosen",-36} {"model",8} {"ms",8} | {"fastest",-36} {"ms",8} | {"regret",6}");
            Compare(network, options.Rounds, writer);
        }
    }

    private static void Compare(NetworkDescription network, int rounds, TextWriter writer)
    {
        double chosenSum = 0, fastestSum = 0;
        IEnumerable<ConvolutionInfo> layers = network.Stages.Where(stage => stage.Head.Length == 0).SelectMany(stage => stage.Operations).OfType<ConvolutionInfo>();
        foreach (IGrouping<ConvolutionInfo, ConvolutionInfo> equal in layers.GroupBy(layer => layer with { Stage = 0, Column = "", Inputs = NoInputs, WeightName = "", BiasName = null, BatchNorm = null }))
        {
            (Candidate Way, double Milliseconds)[] ways = [.. AlgorithmRegistry.CandidatesOf(equal.Key, Machine.Current).Select(way => (way, LayerTimer.Milliseconds(equal.Key, way.Algorithm, rounds)))];
            (Candidate Way, double Milliseconds) chosen = ways[0], fastest = ways.MinBy(way => way.Milliseconds);
            int times = equal.Count();
            chosenSum += times * chosen.Milliseconds;
            fastestSum += times * fastest.Milliseconds;
            writer.WriteLine(Invariant($"{Text(equal.Key),-58} {times,5} | {chosen.Way.Algorithm.Name,-36} {chosen.Way.Cost.Milliseconds,8:F3} {chosen.Milliseconds,8:F3} | {fastest.Way.Algorithm.Name,-36} {fastest.Milliseconds,8:F3} | {chosen.Milliseconds / fastest.Milliseconds,6:F2}"));
        }

        writer.WriteLine(Invariant($"{"all",-58} {"",5} | {"",-36} {"",8} {chosenSum,8:F2} | {"",-36} {fastestSum,8:F2} | {chosenSum / fastestSum,6:F2}"));
    }

    private static string Text(ConvolutionInfo layer) => Invariant($"{(layer is LinearInfo ? "linear" : $"{layer.Kernel}/{layer.Stride.Height}")} {layer.Input} to {layer.Output}");
}
