using System.IO;
using System.Threading;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Commands;

/// <summary>What "import" does with weights without a model: their names and shapes tell which shipped table they are of.</summary>
/// <param name="File">The file of weights.</param>
/// <param name="Output">The table to write; "-" for standard output.</param>
/// <param name="WeightsPath">The file of weights to write; null for none.</param>
/// <param name="Options">What the user says of it, which is for models.</param>
internal sealed record ShippedImport(ToolConsole Console, string File, string Output, string? WeightsPath, ImportOptions Options)
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
        if (WeightsPath is not null)
        {
            TableNaming naming = match.Naming(cancellation);
            naming.Network.SaveSafetensors(file, WeightsPath, new SafetensorsOptions { ReadAs = naming.ReadAs }, cancellation);
        }

        string table = ShippedTables.Find(match.Table)!.Content;
        if (Output == "-") Console.Output.Write(table);
        else System.IO.File.WriteAllText(Output, table);

        Console.Error.WriteLine($"{(Output == "-" ? "" : $"wrote {Output}: ")}{match.Title}, whose {Counts.Grouped(match.Match.Needed.Count)} tensors are those of {File}");
        if (WeightsPath is not null) Console.Error.WriteLine($"wrote {WeightsPath}: its weights, called as in the table");
        string options = (match.Names is not null && WeightsPath is null ? $" Names=\"{match.Names}\"" : "") + (match.Classes.Length > 0 ? $" Classes=\"{match.Classes}\"" : "");
        if (options.Length > 0) Console.Error.WriteLine($"In the project file: <ArchitectureTable Include=\"{(Output == "-" ? match.Table : Path.GetFileName(Output))}\"{options} />");
        return ExitCode.Clean;
    }
}
