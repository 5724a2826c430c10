using System;
using System.Threading;

namespace InceptionGen.Tool.Commands;

/// <summary>What "weights" does.</summary>
/// <param name="File">The file of weights.</param>
/// <param name="Table">The table that it is to fit; null for whichever shipped one does.</param>
/// <param name="Names">The names table that the file goes by; null for the table's own names.</param>
/// <param name="IgnoreSurplus">Whether tensors that no row needs are accepted.</param>
/// <param name="Format">How the result is printed.</param>
internal sealed record WeightsRun(ToolConsole Console, string File, string? Table, string? Names, bool IgnoreSurplus, WeightsFormat Format)
{
    private LoadOptions Options => new() { IgnoreSurplus = IgnoreSurplus };

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
        int code = TableNaming.Read(Console, table, Names, out TableNaming? naming, cancellation);
        if (naming is null) return code;

        WeightMatch match = WeightMatch.Of(naming.ReadAs, weights, Options);
        Write(new WeightsReport(weights, naming.Table, Names, match));
        return match.IsComplete ? ExitCode.Clean : ExitCode.Findings;
    }

    // Where nothing shipped fits, the file is not at fault: nobody said what it should fit.
    private int Guess(WeightFile weights, CancellationToken cancellation)
    {
        ShippedMatch? best = ShippedMatch.Best(weights, Options, cancellation);
        Write(new WeightsReport(weights, best?.Table, best?.Names, best?.Match));
        return ExitCode.Clean;
    }

    private void Write(WeightsReport report)
    {
        if (Format == WeightsFormat.Json) report.WriteJson(Console.Output);
        else report.WriteText(Console.Output, isGuess: Table is null);
    }
}
