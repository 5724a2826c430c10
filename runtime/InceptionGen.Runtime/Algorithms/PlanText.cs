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
        Cost[] costs = [.. network.Stages.Where(stage => stage.Head.Length == 0).SelectMany(stage => stage.Operations).Where(operation => operation.HasWeights).Select(layer => AlgorithmRegistry.CandidatesOf(layer, machine)[0].Cost)];
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

    private static string? LineOf(OperationInfo operation, Machine machine) => operation.Kind switch
    {
        OperationKind.Convolution or OperationKind.Linear => LayerLine(operation, machine),
        OperationKind.Pool when operation.Pool == PoolKind.AdaptiveAverage => $"adaptive average pool {operation.Input} to {operation.Output}",
        OperationKind.Pool => $"{(operation.Pool == PoolKind.Max ? "max" : "average")} pool {Window(operation)} {operation.Input} to {operation.Output}",
        OperationKind.LocalResponseNorm => $"local response norm over {operation.Size.ToString(CultureInfo.InvariantCulture)} channels of {operation.Input}",
        OperationKind.Add => $"residual addition to {operation.Output}",
        OperationKind.Softmax => $"softmax of {operation.Input}",
        _ => null,
    };

    private static string LayerLine(OperationInfo layer, Machine machine)
    {
        string column = layer.Column.Length == 0 ? "" : layer.Column + ": ";
        string kind = layer.Kind == OperationKind.Linear ? "linear" : Window(layer);
        IEnumerable<string> ways = AlgorithmRegistry.CandidatesOf(layer, machine).Select(way => $"{way.Algorithm} {Time(way.Cost.Milliseconds)} {Kilobytes(way.Cost.WeightBytes)}");
        return $"{column}{kind} {layer.Input} to {layer.Output}: {string.Join("; ", ways)}";
    }

    private static string Window(OperationInfo operation)
    {
        string stride = operation.Stride.Height == operation.Stride.Width ? operation.Stride.Height.ToString(CultureInfo.InvariantCulture) : operation.Stride.ToString();
        return PaddingOf(operation) is { } padding ? $"{operation.Kernel}/{stride}, padding {padding}," : $"{operation.Kernel}/{stride}";
    }

    /// <summary>As a table's padding cell has it: "3", "0+1", "valid", "1 ceil"; null for windows of one pixel without any.</summary>
    private static string? PaddingOf(OperationInfo operation)
    {
        Padding padding = operation.Padding;
        if (padding == default && operation.Kernel == new Extent(1, 1)) return null;

        (MapShape x, MapShape y, Extent window, Extent stride) = (operation.Input, operation.Output, operation.Kernel, operation.Stride);
        bool reachesBeyond = ((y.Height - 1L) * stride.Height) + window.Height > x.Height + (long)padding.Top + padding.Bottom
            || ((y.Width - 1L) * stride.Width) + window.Width > x.Width + (long)padding.Left + padding.Right;
        if (padding == default) return reachesBeyond ? "ceil" : "valid";
        return reachesBeyond ? padding + " ceil" : padding.ToString();
    }

    private static string Time(double milliseconds) => milliseconds.ToString("0.00", CultureInfo.InvariantCulture) + " ms";

    private static string Kilobytes(long bytes) => ((bytes + 1023) / 1024).ToString("N0", CultureInfo.InvariantCulture) + " KB";
}
