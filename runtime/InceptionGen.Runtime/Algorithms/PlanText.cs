using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using InceptionGen.Kernels;

namespace InceptionGen.Algorithms;

/// <summary>A network's plan on a machine, to read: every stage's convolutions and pools, the algorithm of each convolution, and what it and the others cost.</summary>
internal static class PlanText
{
    private const int MostNames = 3;

    public static string Of(NetworkDescription network, Machine machine)
    {
        StringBuilder text = new();
        Cost[] costs = [.. network.Stages.Where(stage => stage.Head.Length == 0).SelectMany(stage => stage.Operations).OfType<ConvolutionInfo>().Select(layer => AlgorithmRegistry.CandidatesOf(layer, machine)[0].Cost)];
        string heads = network.Stages.Any(stage => stage.Head.Length > 0) ? ", without auxiliary classifiers" : "";
        text.Append($"{network.Name}: {Kilobytes(costs.Sum(cost => cost.WeightBytes))} of packed weights{heads}, vectors of {KernelSet.Best.Lanes} floats.\n");
        text.Append($"Convolutions take about {Time(costs.Sum(cost => cost.Milliseconds))} on one core, by the rates of {machine.Name}. Equal stages are written once; of the ways to compute a convolution, the chosen one comes first.\n");

        // Stages that differ in nothing but their names are one entry, where the first of them is.
        foreach (IGrouping<string, StageInfo> alike in network.Stages.GroupBy(stage => BodyOf(stage, machine)).Where(alike => alike.Key.Length > 0))
        {
            string[] names = [.. alike.Select(stage => stage.Name)];
            string title = names.Length <= MostNames ? string.Join(", ", names) : $"{names[0]} and {(names.Length - 1).ToString(CultureInfo.InvariantCulture)} more";
            text.Append($"\n{title}: {alike.First().Input} to {alike.First().Output}\n{alike.Key}");
        }

        return text.ToString();
    }

    private static string BodyOf(StageInfo stage, Machine machine) => string.Concat(stage.Operations.Select(operation => LineOf(operation, machine)).OfType<string>().Select(line => $"    {line}\n"));

    private static string? LineOf(OperationInfo operation, Machine machine) =>
        operation is ConvolutionInfo convolution ? LayerLine(convolution, machine) : operation.PlanLine;

    private static string LayerLine(ConvolutionInfo layer, Machine machine)
    {
        string column = layer.Column.Length == 0 ? "" : layer.Column + ": ";
        string kind = layer is LinearInfo ? "linear" : Windows.Text(layer, layer.Kernel, layer.Stride, layer.Padding);
        IEnumerable<string> ways = AlgorithmRegistry.CandidatesOf(layer, machine).Select(way => $"{way.Algorithm} {Time(way.Cost.Milliseconds)} {Kilobytes(way.Cost.WeightBytes)}");
        return $"{column}{kind} {layer.Input} to {layer.Output}: {string.Join("; ", ways)}";
    }

    private static string Time(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture) + " ms";

    private static string Kilobytes(long bytes) => ((bytes + 1023) / 1024).ToString("N0", CultureInfo.InvariantCulture) + " KB";
}
