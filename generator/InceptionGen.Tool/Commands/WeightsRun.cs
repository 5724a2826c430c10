using System;
using System.Linq;
using System.Threading;

namespace InceptionGen.Tool.Commands;

/// <summary>What "weights" does.</summary>
/// <param name="Wanted">The file of weights, and the table that it is to fit.</param>
/// <param name="Format">How the result is printed.</param>
internal sealed record WeightsRun(ToolConsole Console, WantedWeights Wanted, WeightsFormat Format)
{
    public int Once(CancellationToken cancellation)
    {
        try
        {
            using WeightFile file = WeightFile.Open(Wanted.File);
            return Wanted.Table is null ? Guess(file, cancellation) : Compare(file, Wanted.Table, cancellation);
        }
        catch (Exception exception) when (exception is WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Unusable;
        }
    }

    private int Compare(WeightFile file, string table, CancellationToken cancellation)
    {
        int code = TableNaming.Read(Console, table, Wanted.Names, out TableNaming? naming, cancellation);
        if (naming is null) return code;

        WeightMatch match = WeightMatch.Of(naming.ReadAs, Wanted.In(file), Wanted.Options);
        Write(file, naming.Table, Wanted.Names, match);
        return match.IsComplete ? ExitCode.Clean : ExitCode.Findings;
    }

    // Where nothing shipped fits, the file is not at fault: nobody said what it should fit.
    private int Guess(WeightFile file, CancellationToken cancellation)
    {
        ShippedMatch? best = ShippedMatch.Best(Wanted.In(file), Wanted.Options, cancellation);
        Write(file, best?.Table, best?.Names, best?.Match);
        return ExitCode.Clean;
    }

    private void Write(WeightFile file, string? table, string? names, WeightMatch? match)
    {
        string name = Wanted.Dict ?? match?.Dict ?? file.Dicts[0].Name;
        var report = new WeightsReport(file, file.Dicts.FirstOrDefault(dict => dict.Name == name) ?? file.Dicts[0], table, names, match);
        if (Format == WeightsFormat.Json) report.WriteJson(Console.Output);
        else report.WriteText(Console.Output, isGuess: Wanted.Table is null);
    }
}
