using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Commands;

/// <summary>What "import" does with weights without a model: their names and shapes tell which shipped table they are of.</summary>
/// <param name="File">The file of weights.</param>
/// <param name="Wanted">What is to be written.</param>
/// <param name="Options">What the user says of it, which is for models.</param>
internal sealed record ShippedImport(ToolConsole Console, string File, ImportOutputs Wanted, ImportOptions Options)
{
    /// <exception cref="WeightException">It cannot be read as weights, or belongs to no shipped table.</exception>
    public int Once(CancellationToken cancellation)
    {
        using WeightFile file = WeightFile.Open(File);
        if (Options != new ImportOptions())
        {
            Console.Error.WriteLine($"{File}: --name, --input and --preprocess are for models and descriptions; the table of these weights says them itself");
            return ExitCode.Usage;
        }

        var match = ShippedMatch.RequireWithClasses(file, new LoadOptions(), cancellation);
        if (Wanted.Weights is { } weights)
        {
            TableNaming naming = match.Naming(cancellation);
            naming.Network.SaveSafetensors(file, weights, new SafetensorsOptions { ReadAs = naming.ReadAs }, cancellation);
        }

        string? rewritten = match.Classes.Length > 0 ? ShippedText.WithClasses(match.Table, match.Classes, cancellation) : null;
        string table = rewritten ?? ShippedTables.Find(match.Table)!.Content;
        Wanted.WriteTable(Console, table);
        Console.Error.WriteLine($"{(Wanted.Output == "-" ? "" : $"wrote {Wanted.Output}: ")}{match.Title}{(match.Classes.Length > 0 ? $" with {match.Classes} classes" : "")}, whose {Counts.Grouped(match.Match.Needed.Count)} tensors are those of {File}");
        if (Wanted.Weights is not null) Console.Error.WriteLine($"wrote {Wanted.Weights}: its weights, called as in the table");
        string options = (match.Names is not null && Wanted.Weights is null ? $" Names=\"{match.Names}\"" : "") + (match.Classes.Length > 0 && rewritten is null ? $" Classes=\"{match.Classes}\"" : "");
        if (options.Length > 0) Console.Error.WriteLine($"In the project file: <ArchitectureTable Include=\"{(Wanted.Output == "-" ? match.Table : Path.GetFileName(Wanted.Output))}\"{options} />");
        if (match.Classes.Length > 0) Console.Error.WriteLine(EndsInSoftmax(match.ReadAs)
            ? "Weights do not say what follows the last layer: the table has a softmax row there, as the shipped network. If yours gives logits, delete that row."
            : "Weights do not say what follows the last layer: the table ends in logits, as the shipped network.");
        return ExitCode.Clean;
    }

    private static bool EndsInSoftmax(NetworkDescription network) => network.Operations.Where(operation => network.Stages[operation.Stage].Head.Length == 0).LastOrDefault() is SoftmaxInfo;
}
