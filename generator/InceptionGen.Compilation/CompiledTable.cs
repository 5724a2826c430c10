using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Compilation.Running;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;

namespace InceptionGen.Compilation;

/// <summary>A table that is read when the program runs, and the network that it describes. It gives the same numbers as the class that the generator makes.</summary>
public sealed class CompiledTable
{
    private readonly NetworkPlan _plan;

    private CompiledTable(NetworkSpec network)
    {
        _plan = NetworkPlanner.Plan(network);
        Description = NetworkCompiler.Describe(_plan);
    }

    /// <summary>Stages, operations, shapes, counts and tensor names.</summary>
    public NetworkDescription Description { get; }

    /// <summary>A table that is read and checked already.</summary>
    internal static CompiledTable Of(NetworkSpec network) => new(network);

    /// <summary>Reads a table and checks it as a build does.</summary>
    /// <param name="path">The network's table: CSV or JSON.</param>
    /// <param name="others">A folder of tables that it may name and does not have beside it; null for none.</param>
    /// <exception cref="TableException">It has mistakes, or is not a network's table. Every mistake is named with its row and column.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static CompiledTable Read(string path, string? others = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ReadResult table = ReadTable(path);
        string own = Path.GetFullPath(path);
        string[] folders = others is null ? [Path.GetDirectoryName(own)!] : [Path.GetDirectoryName(own)!, others];
        IEnumerable<ReadResult> beside = folders.SelectMany(Directory.GetFiles)
            .Where(file => file != own && Path.GetExtension(file) is ".csv" or ".json")
            .DistinctBy(Path.GetFileName)
            .Where(file => new FileInfo(file).Length <= TableReader.MaximumLength)
            .Select(ReadTable);
        var library = new TableLibrary([table.Document, .. beside.Select(result => result.Document)]);
        CheckedTable judged = TableTask.Of(new(table, EquatableArray.Of(new TableOptions())), library).Check(default);

        DiagnosticInfo[] errors = [.. judged.Errors];
        if (errors.Length > 0) throw new TableException(string.Join(Environment.NewLine, errors.Select(Text)));
        return judged.Specs.FirstOrDefault() is { } network ? new(network) : throw new TableException(path + ": it is not a network; name the table that uses it.");
    }

    /// <summary>Checks every tensor and packs the weights for this machine. Do it once: any number of sessions on any threads may share the network.</summary>
    /// <param name="weights">Where the tensors come from; not needed afterwards.</param>
    /// <param name="options">Precision and auxiliary classifiers; the defaults if null.</param>
    /// <exception cref="WeightException">Tensors are missing, surplus, of another shape, or unreadable: all of them are listed.</exception>
    public Network Load(IWeightSource weights, LoadOptions? options = null) => PlannedNetwork.Load(_plan, Description, weights, options);

    private static ReadResult ReadTable(string path) => TableReader.Read(new TableSource(path, File.ReadAllText(path)));

    private static string Text(DiagnosticInfo error)
    {
        LineColumn start = error.Location.Lines.Start;
        return FormattableString.Invariant($"{error.Location.Path}({start.Line + 1},{start.Column + 1}): {error.Rule.Id}: {error.Message}");
    }
}
