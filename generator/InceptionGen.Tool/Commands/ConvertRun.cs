using System;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>What "convert" does.</summary>
/// <param name="Input">The file of weights.</param>
/// <param name="Output">The file to write.</param>
/// <param name="Table">The table whose names it gets; null for the shipped one that fits.</param>
/// <param name="Names">The names table that the file of weights goes by; null for the table's own names.</param>
/// <param name="IgnoreSurplus">Whether tensors that no row needs are left out.</param>
internal sealed record ConvertRun(ToolConsole Console, string Input, string Output, string? Table, string? Names, bool IgnoreSurplus)
{
    public int Once(CancellationToken cancellation)
    {
        try
        {
            using WeightFile weights = WeightFile.Open(Input);
            if (Replaces(weights.Description) is { } reason)
            {
                Console.Error.WriteLine(reason);
                return ExitCode.Usage;
            }

            if (Table is null) return Write(weights, ShippedMatch.Require(weights, new LoadOptions { IgnoreSurplus = IgnoreSurplus }, cancellation).Naming(cancellation), cancellation);
            return TableNaming.Read(Console, Table, Names, out TableNaming? naming, cancellation) is var code && naming is null ? code : Write(weights, naming, cancellation);
        }
        catch (Exception exception) when (exception is WeightException or NotSupportedException)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Unusable;
        }
    }

    private int Write(WeightFile weights, TableNaming naming, CancellationToken cancellation)
    {
        TensorInfo[] written;
        using (var progress = new ProgressLine(Console, "converting " + Path.GetFileName(Input)))
            written = [.. naming.Network.SaveSafetensors(weights, Output, new SafetensorsOptions { IgnoreSurplus = IgnoreSurplus, ReadAs = naming.ReadAs, Progress = progress }, cancellation)];

        bool lacksHeads = written.Length < naming.Network.Tensors.Count;
        Console.Error.WriteLine($"wrote {Output}: {Counts.Grouped(written.Length)} tensors of {naming.Network.Name}, called as in {naming.Table}{(lacksHeads ? $"; the auxiliary classifiers are not in {Input}" : "")}");
        return ExitCode.Clean;
    }

    /// <summary>Why the output may not be written over what is there; null if it may.</summary>
    private string? Replaces(string input)
    {
        string from = Real(input), to = Real(Output);
        if (from == to) return $"{Output}: this is the file that is read; give the new one another name";
        bool isList = input.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return isList && File.Exists(to) && Path.GetDirectoryName(from) == Path.GetDirectoryName(to)
            ? $"{Output}: it may be one of the files that {Input} lists; give the new one another name"
            : null;
    }

    // A file that links to another stands for it.
    private static string Real(string path) => new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);
}
