using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Torch;
using InceptionGen.Tool.Triton;

namespace InceptionGen.Tool.Commands;

/// <summary>What "export" does.</summary>
/// <param name="Table">The network's table.</param>
/// <param name="WeightsPath">The file of weights; null for synthetic ones.</param>
/// <param name="IgnoreSurplus">Whether tensors that no row needs are accepted.</param>
/// <param name="Output">The file to write; "-" for standard output.</param>
/// <param name="IsForced">Whether files of Python that are there are replaced.</param>
internal sealed record ExportRun(ToolConsole Console, string Table, ExportFormat Format, string? WeightsPath, bool IgnoreSurplus, string Output, bool IsForced)
{
    public int Once(CancellationToken cancellation)
    {
        int code = NetworkArgument.ReadSound(Console, Table, "exported", out NetworkSummary? summary, cancellation);
        if (summary is null) return code;

        if (Format == ExportFormat.Torch) return ToTorch(summary, cancellation);

        NetworkDescription network = NetworkCompiler.Describe(summary.Network, cancellation);
        TritonExport? triton = Format == ExportFormat.Triton ? new(network, Output) : null;
        if (triton is not null && MayNotReplace(triton.Files)) return ExitCode.Unusable;

        try
        {
            using WeightFile? file = WeightsPath is null ? null : WeightFile.Open(WeightsPath);
            IWeightSource weights = file ?? (IWeightSource)SyntheticWeights.For(network);
            if (triton is null) Write(network, weights);
            else triton.Write(weights, IgnoreSurplus);
        }
        catch (Exception exception) when (exception is WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Unusable;
        }

        string kind = WeightsPath is null ? " with synthetic weights: it runs at full speed and recognises nothing" : $" with the weights of {WeightsPath}";
        Console.Error.WriteLine(Output == "-" ? network.Name + kind : $"wrote {(triton is null ? Output : string.Join(", ", triton.Files))}: {network.Name}{kind}");
        return ExitCode.Clean;
    }

    // Files that people edit.
    private bool MayNotReplace(IReadOnlyList<string> files)
    {
        if (IsForced || files.FirstOrDefault(File.Exists) is not { } there) return false;
        Console.Error.WriteLine(there + ": there is such a file already; --force replaces it, and -o writes another");
        return true;
    }

    private int ToTorch(NetworkSummary summary, CancellationToken cancellation)
    {
        try
        {
            var export = new TorchExport(summary, Path.HasExtension(Table) ? Path.GetFileName(Table) : Table + ".csv", Output);
            IReadOnlyList<string> files = export.Files(WeightsPath is not null);
            if (WeightsPath is not null && ReadFile.Replaced(WeightsPath, files[^1]) is { } replaced)
            {
                Console.Error.WriteLine(replaced + ", or the module with -o");
                return ExitCode.Unusable;
            }

            if (MayNotReplace(files)) return ExitCode.Unusable;

            using WeightFile? file = WeightsPath is null ? null : WeightFile.Open(WeightsPath);
            export.Write(file, IgnoreSurplus, cancellation);
            Console.Error.WriteLine($"wrote {string.Join(", ", files)}: {summary.Network.ClassName}; 'python3 {files[0]}' compares its numbers with InceptionGen's");
            return ExitCode.Clean;
        }
        catch (Exception exception) when (exception is WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Unusable;
        }
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
