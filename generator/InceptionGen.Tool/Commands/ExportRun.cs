using System;
using System.IO;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Commands;

/// <summary>What "export" does.</summary>
/// <param name="Table">The network's table.</param>
/// <param name="WeightsPath">The file of weights; null for synthetic ones.</param>
/// <param name="IgnoreSurplus">Whether tensors that no row needs are accepted.</param>
/// <param name="Output">The file to write; "-" for standard output.</param>
internal sealed record ExportRun(ToolConsole Console, string Table, ExportFormat Format, string? WeightsPath, bool IgnoreSurplus, string Output)
{
    public int Once(CancellationToken cancellation)
    {
        int code = NetworkArgument.ReadSound(Console, Table, "exported", out NetworkSummary? summary, cancellation);
        if (summary is null) return code;

        NetworkDescription network = NetworkCompiler.Describe(summary.Network, cancellation);
        try
        {
            using WeightFile? file = WeightsPath is null ? null : WeightFile.Open(WeightsPath);
            Write(network, file ?? (IWeightSource)SyntheticWeights.For(network));
        }
        catch (Exception exception) when (exception is WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Unusable;
        }

        string kind = WeightsPath is null ? " with synthetic weights: it runs at full speed and recognises nothing" : $" with the weights of {WeightsPath}";
        Console.Error.WriteLine(Output == "-" ? network.Name + kind : $"wrote {Output}: {network.Name}{kind}");
        return ExitCode.Clean;
    }

    private void Write(NetworkDescription network, IWeightSource weights)
    {
        switch (Format)
        {
            case ExportFormat.Onnx when Output == "-":
                using (Stream output = Console.RawOutput()) network.ExportOnnx(weights, output, new OnnxOptions { IgnoreSurplus = IgnoreSurplus });
                break;
            case ExportFormat.Onnx:
                network.ExportOnnx(weights, Output, new OnnxOptions { IgnoreSurplus = IgnoreSurplus });
                break;
            default:
                throw new InvalidOperationException($"No export to {Format}.");
        }
    }
}
