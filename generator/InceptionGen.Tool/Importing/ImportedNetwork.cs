using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Keras;
using InceptionGen.Tool.Importing.Lowering;
using InceptionGen.Tool.Importing.Onnx;
using InceptionGen.Tool.Importing.Simplifying;
using InceptionGen.Tool.Importing.Structure;
using InceptionGen.Tool.Importing.Writing;
using InceptionGen.Tool.Projects;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing;

/// <summary>A network of another program as a table.</summary>
/// <param name="Table">The table's text.</param>
/// <param name="Structure">Its rows.</param>
/// <param name="Network">What the table describes.</param>
/// <param name="Diagnostics">What the checker says of the table: nothing that stops a build.</param>
/// <param name="SaysPreprocessing">Whether anybody said how bytes become the network's input.</param>
internal sealed record ImportedNetwork(string Table, NetworkStructure Structure, Spec.NetworkSpec Network, IReadOnlyList<DiagnosticInfo> Diagnostics, bool SaysPreprocessing)
{
    private const string OwnProducer = "InceptionGen";

    /// <summary>Imports an ONNX model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="options">What the user says of it.</param>
    /// <param name="unsayable">What a table cannot say; empty if it says all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null if a table cannot say all of it.</returns>
    /// <exception cref="ImportException">The model is damaged, or has no image of a known size.</exception>
    public static ImportedNetwork? Of(OnnxModel model, string path, ImportOptions options, out IReadOnlyList<Unsayable> unsayable, CancellationToken cancellation = default)
    {
        MapGraph? graph = OnnxLowering.Lower(model, path, options.Input, out unsayable);
        string? preprocess = model.Producer.StartsWith(OwnProducer, StringComparison.Ordinal) ? model.Metadata.GetValueOrDefault("preprocessing") : null;
        var head = new TableHead(
            options.Name ?? NameOf(path),
            model.Metadata.GetValueOrDefault("source") is { Length: > 0 } source ? source : $"imported from {Path.GetFileName(path)}{(model.Producer.Length > 0 ? ", written by " + model.Producer : "")}, ONNX operator set {NumberText.Of(model.OperatorSet)}",
            model.Metadata.GetValueOrDefault("lineage", ""),
            options.Preprocess ?? preprocess ?? "",
            [.. model.Metadata.GetValueOrDefault("classes", "").Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
        return unsayable.Count > 0 ? null : Of(graph, path, head, hasEqualBiases: true, out unsayable, cancellation);
    }

    /// <summary>Imports a description of layers, which has no weights: those of the network are zeros, with the names that files have for them.</summary>
    /// <param name="description">The description.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="options">What the user says of it.</param>
    /// <param name="unsayable">What a table cannot say; empty if it says all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null if a table cannot say all of it.</returns>
    /// <exception cref="ImportException">It is damaged, or has no image of a known size.</exception>
    public static ImportedNetwork? Of(KerasDescription description, string path, ImportOptions options, out IReadOnlyList<Unsayable> unsayable, CancellationToken cancellation = default)
    {
        var head = new TableHead(options.Name ?? NameOf(path), $"imported from {Path.GetFileName(path)}, a description of layers by {description.Producer}", "", options.Preprocess ?? "", []);

        // Biases that files do not have are added only where the table could not be written without them.
        return Lowered(hasEqualBiases: false, out unsayable) ?? Lowered(hasEqualBiases: true, out unsayable);

        ImportedNetwork? Lowered(bool hasEqualBiases, out IReadOnlyList<Unsayable> unsayable)
        {
            MapGraph? graph = KerasLowering.Lower(description, path, options.Input, out unsayable);
            return unsayable.Count > 0 ? null : Of(graph, path, head, hasEqualBiases, out unsayable, cancellation);
        }
    }

    /// <param name="head">What is known of the table; its preprocessing is what was done before the model, empty if nobody said.</param>
    /// <param name="hasEqualBiases">Whether convolutions without a bias get one of zeros where others have one.</param>
    private static ImportedNetwork? Of(MapGraph? graph, string path, TableHead head, bool hasEqualBiases, out IReadOnlyList<Unsayable> unsayable, CancellationToken cancellation)
    {
        if (graph is null) throw new ImportException($"{path}: none of its outputs depends on the image.");

        cancellation.ThrowIfCancellationRequested();
        var arithmetic = ImageArithmetic.TakeFrom(graph);
        Simplification.Run(graph);
        if (hasEqualBiases) EqualBiases.Run(graph);
        List<Unsayable> found = [];
        unsayable = found;
        NetworkStructure structure = StructureFinder.Find(graph, found);
        if (found.Count > 0) return null;
        if (structure.Stages.Count == 0) throw new ImportException($"{path}: it gives its image as it is; a network has at least one row.");

        head = head with { Classes = head.ClassesOf(structure.Stages[^1].Output) };
        bool isSaid = head.Preprocess.Length > 0 || arithmetic.Steps.Count > 0;
        try
        {
            head = head with { Preprocess = PreprocessText.Of(head.Preprocess.Length > 0 ? head.Preprocess : null, arithmetic) };
        }
        catch (UnsayableException exception)
        {
            found.Add(new Unsayable(graph.Image.Name, "", exception.Message));
            return null;
        }

        var writer = new TableWriter(structure, head, found);
        string plain = found.Count > 0 ? "" : writer.Write(counts: null);
        if (found.Count > 0 || Judge(plain, found, cancellation) is not { } uncounted) return null;

        string table = writer.Write(Counts(writer, uncounted.Network));
        if (Judge(table, found, cancellation) is not { } judged) return null;
        return new ImportedNetwork(table, structure, judged.Network, judged.Diagnostics, isSaid);
    }

    // "layers.json" is a usual name of a file, and every generated class has a member of it.
    private static string NameOf(string path) =>
        Identifiers.PascalCase(Path.GetFileNameWithoutExtension(path)) is not { } name ? "Imported" : Spec.ReservedNames.IsTakenForClass(name) ? name + "Network" : name;

    /// <summary>The network of a table; null if no build would let it pass, as when a number of the model is beyond the bounds of the language.</summary>
    private static (Spec.NetworkSpec Network, IReadOnlyList<DiagnosticInfo> Diagnostics)? Judge(string table, List<Unsayable> unsayable, CancellationToken cancellation)
    {
        const string file = "imported.csv";
        var project = new TableProject();
        project.Set(new TableSource(file, table), isListed: true);
        IReadOnlyList<DiagnosticInfo> diagnostics = project.Check(file, cancellation);
        unsayable.AddRange(diagnostics.Where(diagnostic => diagnostic.IsBlocking).Select(diagnostic => new Unsayable("", "", diagnostic.Message)));
        return unsayable.Count > 0 ? null : (project.Judge(file, cancellation).Specs[0], diagnostics);
    }

    /// <summary>The counts of each row, whose shape is to be that of the model's map.</summary>
    private static RowCounts[] Counts(TableWriter writer, Spec.NetworkSpec network)
    {
        List<RowCounts> counts = [];
        int first = 0;
        foreach ((int copies, Spec.Shape output) in writer.Rows)
        {
            Spec.StageSpec[] stages = [.. network.Stages.Skip(first).Take(copies)];
            if (stages[^1].Output != output) throw new InvalidOperationException($"Row '{stages[^1].Name}' gives {stages[^1].Output}, and the model {output}.");
            bool areEqual = stages.Select(stage => (stage.Operation.Depth, stage.Operation.Weights, stage.Operation.MultiplyAdds)).Distinct().Count() == 1;
            Spec.StageSpec[] counted = areEqual ? stages[..1] : stages;
            counts.Add(new RowCounts(
                counted.Sum(stage => stage.Operation.Depth), counted.Sum(stage => stage.Operation.Weights), counted.Sum(stage => stage.Operation.MultiplyAdds), areEqual ? copies : 1, stages[0].Head.Length > 0));
            first += copies;
        }

        return [.. counts];
    }

    /// <summary>What the runtime needs to know of it.</summary>
    public NetworkDescription Describe(CancellationToken cancellation = default) => NetworkCompiler.Describe(Network, cancellation);

    /// <summary>The model's weights, called as the table calls them.</summary>
    public ImportedWeights Weights(NetworkDescription description, string path) => new(description, [.. Layers.Of(Structure)], path);
}
