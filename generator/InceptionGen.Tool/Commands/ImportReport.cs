using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Structure;
using InceptionGen.Tool.Reports;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>What "import" says of what it has done.</summary>
internal static class ImportReport
{
    private const int MostListed = 50;

    /// <summary>What the table is, and what the checker says of it.</summary>
    public static void Written(ToolConsole console, ImportedNetwork network, ImportOutputs outputs)
    {
        TextReport.Write(console.Error, network.Diagnostics, hasColour: false);
        console.Error.WriteLine($"{(outputs.Output == "-" ? "" : $"wrote {outputs.Output}: ")}{Words(network)}");
        if (outputs.Weights is not null) console.Error.WriteLine($"wrote {outputs.Weights}: its weights, called as in the table");
    }

    /// <summary>That nobody said how bytes become numbers.</summary>
    /// <param name="twin">The shipped table of the same network, which says it; null if no shipped table is the same network.</param>
    public static void Preprocessing(ToolConsole console, ShippedTwin? twin)
    {
        string like = twin is null || twin.Network.Preprocessing == NetworkChecker.DefaultPreprocessing ? "" : $" ({twin.Table} says {twin.Network.Preprocessing})";
        console.Error.WriteLine($"The model does not say how bytes become its input, so the table says nothing of it, which means {NetworkChecker.DefaultPreprocessing}. If it was trained otherwise{like}, say so with --preprocess.");
    }

    /// <summary>What of a network cannot be said.</summary>
    /// <param name="file">The network's file.</param>
    /// <param name="what">What comes of it.</param>
    /// <param name="unsayable">The layers, each with its reason.</param>
    public static void Unsayable(ToolConsole console, string file, string what, IReadOnlyList<Unsayable> unsayable)
    {
        console.Error.WriteLine($"{file}: {what}.");
        foreach (Unsayable one in unsayable.Take(MostListed)) console.Error.WriteLine("  " + Printable.Of(one.ToString()));
        if (unsayable.Count > MostListed) console.Error.WriteLine($"  and {Counts.Grouped(unsayable.Count - MostListed)} more");
    }

    private static string Words(ImportedNetwork network)
    {
        int modules = network.Structure.Stages.OfType<ModuleStage>().Count(), rows = network.Structure.Stages.Count;
        return $"{network.Network.ClassName}, {Counts.Grouped(rows)} stages, {(modules == 0 ? "no modules" : modules == 1 ? "1 of them a module" : $"{Counts.Grouped(modules)} of them modules")}, "
            + $"{Counts.Grouped(network.Network.Stages.Sum(stage => stage.Operation.Parameters))} parameters";
    }
}
