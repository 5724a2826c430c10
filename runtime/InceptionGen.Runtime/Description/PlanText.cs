using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using InceptionGen.Algorithms;
using InceptionGen.Kernels;

namespace InceptionGen;

/// <summary>A network's plan on a machine, to read: every stage's convolutions and pools, the algorithm of each convolution, and what it and the others cost.</summary>
internal static class PlanText
{
    private const int MostNames = 3;

    /// <summary>The plan of a network that is loaded without options.</summary>
    public static string Of(NetworkDescription network, Machine machine) => Of(network, machine, layer => AlgorithmRegistry.Choose(layer, machine, isPlain: false));

    /// <summary>The plan of a network whose algorithms are chosen.</summary>
    public static string Of(NetworkDescription network, Machine machine, Func<ConvolutionInfo, Algorithm> choice)
    {
        StringBuilder text = new();
        Cost[] costs =
        [
            .. network.Stages.Where(stage => stage.Head.Length == 0).SelectMany(stage => stage.Operations)
                .OfType<ConvolutionInfo>()
                .Select(layer => choice(layer).CostOf(layer, machine)),
        ];
        string heads = network.Stages.Any(stage => stage.Head.Length > 0) ? ", without auxiliary classifiers" : "";
        text.Append($"{network.Name}: {Kilobytes(costs.Sum(cost => cost.WeightBytes))} of packed weights{heads}, vectors of {KernelSet.Best.Lanes} floats.\n");
        text.Append($"Convolutions need about {Time(costs.Sum(cost => cost.Milliseconds))} on one core, by the rates of {machine.Name}. Equal stages are listed once. Where several algorithms can compute a convolution, the chosen one is first.\n");
        if (network.PerImageStages > 0)
            text.Append($"In a batch, the stages up to {network.Stages[network.PerImageStages - 1].Name} run image by image, so that their maps stay in the caches; the others run for all images at once.\n");

        // Stages that differ in nothing but their names are one entry, where the first of them is.
        foreach (IGrouping<string, StageInfo> alike in network.Stages.GroupBy(stage => BodyOf(stage, machine, choice)).Where(alike => alike.Key.Length > 0))
        {
            string[] names = [.. alike.Select(stage => stage.Name)];
            string title = names.Length <= MostNames ? string.Join(", ", names) : $"{names[0]} and {(names.Length - 1).ToString(CultureInfo.InvariantCulture)} more";
            text.Append($"\n{title}: {alike.First().Input} to {alike.First().Output}\n{alike.Key}");
        }

        return text.ToString();
    }

    private static string BodyOf(StageInfo stage, Machine machine, Func<ConvolutionInfo, Algorithm> choice) =>
        string.Concat(stage.Operations.Select(operation => LineOf(operation, machine, choice)).OfType<string>().Concat(JoinedLines(stage, choice)).Select(line => $"    {line}\n"));

    // What generated code runs together and PointwiseLayer then computes as one product: 1x1 convolutions of one map.
    private static IEnumerable<string> JoinedLines(StageInfo stage, Func<ConvolutionInfo, Algorithm> choice) => stage.Operations
        .OfType<ConvolutionInfo>()
        .Where(PointwiseAlgorithm.IsPointwise)
        .GroupBy(convolution => convolution.Inputs[0])
        .Where(joined => joined.Skip(1).Any() && joined.All(convolution => choice(convolution) is PointwiseAlgorithm or PointwiseBeforePoolAlgorithm))
        .Select(joined => $"as one product, which reads the map once: {string.Join(", ", joined.Select(convolution => convolution.Column))}");

    private static string? LineOf(OperationInfo operation, Machine machine, Func<ConvolutionInfo, Algorithm> choice) =>
        operation is ConvolutionInfo convolution ? LayerLine(convolution, machine, choice(convolution)) : operation.PlanLine;

    private static string LayerLine(ConvolutionInfo layer, Machine machine, Algorithm chosen)
    {
        string column = layer.Column.Length == 0 ? "" : layer.Column + ": ";
        string kind = layer is LinearInfo or BatchNormRowInfo ? layer.Name : Windows.Text(layer, layer.Kernel, layer.Stride, layer.Padding) + Groups(layer);
        IEnumerable<string> ways = AlgorithmRegistry.CandidatesOf(layer, machine)
            .OrderBy(way => way.Algorithm != chosen)
            .Select(way => $"{way.Algorithm} {Time(way.Cost.Milliseconds)} {Kilobytes(way.Cost.WeightBytes)}");
        return $"{column}{kind} {layer.Input} to {layer.Output}: {string.Join("; ", ways)}";
    }

    private static string Groups(ConvolutionInfo layer) => layer.Groups == 1 ? "" : FormattableString.Invariant($" in {layer.Groups} groups,");

    private static string Time(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture) + " ms";

    private static string Kilobytes(long bytes) => ((bytes + 1023) / 1024).ToString("N0", CultureInfo.InvariantCulture) + " KB";
}
