using System;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;

namespace InceptionGen.Tool.Commands;

/// <summary>What "weights" does.</summary>
/// <param name="File">The file of weights.</param>
/// <param name="Table">The table that it is to fit; null for whichever shipped one does.</param>
/// <param name="Format">How the result is printed.</param>
internal sealed record WeightsRun(ToolConsole Console, string File, string? Table, WeightsFormat Format)
{
    public int Once(CancellationToken cancellation)
    {
        try
        {
            using WeightFile weights = WeightFile.Open(File);
            return Table is null ? Guess(weights, cancellation) : Compare(weights, Table, cancellation);
        }
        catch (Exception exception) when (exception is WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Unusable;
        }
    }

    private int Compare(WeightFile weights, string table, CancellationToken cancellation)
    {
        if (NetworkArgument.Read(Console, table, cancellation) is not { } read) return ExitCode.Unusable;
        if (read.Project.Check(read.Path, cancellation).Any(diagnostic => diagnostic.IsBlocking))
        {
            Console.Error.WriteLine($"{read.Path}: it has errors, and weights are compared with a table without any; 'inceptiongen check' shows them");
            return ExitCode.Findings;
        }

        WeightMatch match = WeightMatch.Of(NetworkCompiler.Describe(read.Summary.Network, cancellation), weights);
        Write(new WeightsReport(weights, read.Path, Names: null, match));
        return match.IsComplete ? ExitCode.Clean : ExitCode.Findings;
    }

    // Where nothing shipped fits, the file is not at fault: nobody said what it should fit.
    private int Guess(WeightFile weights, CancellationToken cancellation)
    {
        ShippedMatch? best = ShippedMatch.Best(weights, cancellation);
        Write(new WeightsReport(weights, best?.Table, best?.Names, best?.Match));
        return ExitCode.Clean;
    }

    private void Write(WeightsReport report)
    {
        if (Format == WeightsFormat.Json) report.WriteJson(Console.Output);
        else report.WriteText(Console.Output, isGuess: Table is null);
    }
}
