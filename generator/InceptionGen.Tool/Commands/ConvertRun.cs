using System;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Tool.Commands;

/// <summary>What "convert" does.</summary>
/// <param name="Wanted">The file of weights, and the table whose names it gets.</param>
/// <param name="Output">The file to write.</param>
internal sealed record ConvertRun(ToolConsole Console, WantedWeights Wanted, string Output)
{
    public int Once(CancellationToken cancellation)
    {
        try
        {
            using WeightFile file = WeightFile.Open(Wanted.File);
            if (Replaces(file.Description) is { } reason)
            {
                Console.Error.WriteLine(reason);
                return ExitCode.Usage;
            }

            IWeightSource weights = Wanted.In(file);
            if (Wanted.Table is not { } table) return Write(weights, ShippedMatch.Require(weights, Wanted.Options, cancellation).Naming(cancellation), cancellation);

            int code = TableNaming.Read(Console, table, Wanted.Names, out TableNaming? naming, cancellation);
            return naming is null ? code : Write(weights, naming, cancellation);
        }
        catch (Exception exception) when (exception is WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Unusable;
        }
    }

    private int Write(IWeightSource weights, TableNaming naming, CancellationToken cancellation)
    {
        int written;
        using (var progress = new ProgressLine(Console, "converting " + Path.GetFileName(Wanted.File)))
        {
            var options = new SafetensorsOptions { IgnoreSurplus = Wanted.IgnoreSurplus, ReadAs = naming.ReadAs, Progress = progress };
            written = naming.Network.SaveSafetensors(weights, Output, options, cancellation).Count;
        }

        string dict = WeightMatch.Of(naming.ReadAs, weights, Wanted.Options).Dict;
        string from = dict.Length == 0 ? "" : $", from '{Printable.Of(dict)}'";
        string without = written < naming.Network.Tensors.Count ? $"; the auxiliary classifiers are not in {Wanted.File}" : "";
        Console.Error.WriteLine($"wrote {Output}: {Counts.Grouped(written)} tensors of {naming.Network.Name}{from}, called as in {naming.Table}{without}");
        return ExitCode.Clean;
    }

    /// <summary>Why the output may not be written over what is there; null if it may.</summary>
    private string? Replaces(string input)
    {
        if (ReadFile.Replaced(input, Output) is { } replaced) return replaced;
        string to = RealPath.Of(Output);
        bool isListed = input.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && File.Exists(to) && File.ReadAllText(input).Contains(Path.GetFileName(to), StringComparison.Ordinal);
        return isListed ? $"{Output}: {input} lists a file of this name; give the new one another" : null;
    }
}
