using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Timm;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Commands;

/// <summary>What "import" does with a description of timm, whose architectures of the Inception papers are shipped tables, with the names of its weights.</summary>
/// <param name="File">The description.</param>
/// <param name="Config">What it says.</param>
/// <param name="Wanted">What is to be written.</param>
/// <param name="Options">What the user says of it.</param>
internal sealed record TimmImport(ToolConsole Console, string File, TimmConfig Config, ImportOutputs Wanted, ImportOptions Options)
{
    private const string PreprocessDirective = "# preprocess: ";

    // The names that timm has, and had, for the same layers with other weights.
    private static readonly Dictionary<string, string> TableOf = new(StringComparer.Ordinal)
    {
        ["inception_v3"] = "inception_v3.csv",
        ["tf_inception_v3"] = "inception_v3.csv",
        ["adv_inception_v3"] = "inception_v3.csv",
        ["gluon_inception_v3"] = "inception_v3.csv",
        ["inception_v4"] = "inception_v4.csv",
        ["inception_resnet_v2"] = "inception_resnet_v2.csv",
        ["ens_adv_inception_resnet_v2"] = "inception_resnet_v2.csv",
    };

    private static readonly Spec.Shape UsualInput = new(299, 299, 3);

    public int Once(CancellationToken cancellation)
    {
        if (Options.Name is not null || Options.Input is not null || Wanted.GivenNames is not null || Wanted.ByOrder)
            return Refuse(ExitCode.Usage, $"{File}: it is a description of timm, whose network comes with the package: leave out --name, --input, --names and --by-order");
        if (Wanted.Weights is not null)
            return Refuse(ExitCode.Usage, $"{File}: it describes a network of timm and has no weights, so that --weights {Wanted.Weights} has nothing to write. Leave it out: timm's weights have the names of the table and load as they are");
        if (!TableOf.TryGetValue(Config.Architecture, out string? table))
            return Refuse(ExitCode.Unusable, $"{File}: timm's '{Printable.Of(Config.Architecture)}' is not a network that comes with the package; of timm's, these are: {string.Join(", ", TableOf.Keys)}. Export the model to ONNX and import that: it says every layer.");

        string shipped = ShippedTables.Find(table)!.Content;
        string text = Config.Classes is > 0 and var classes ? ShippedText.WithClasses(table, classes.ToString(CultureInfo.InvariantCulture), cancellation) ?? shipped : shipped;
        Wanted.WriteTable(Console, WithPreprocess(text, Options.Preprocess ?? Config.Preprocess));
        Console.Error.WriteLine($"{(Wanted.Output == "-" ? "" : $"wrote {Wanted.Output}: ")}timm's {Config.Architecture}, as in {table}{(text == shipped ? "" : $" with {Config.Classes} classes")}; timm's weights load into it as they are");
        if (ItemOptions() is { Length: > 0 } options) Console.Error.WriteLine($"In the project file: <ArchitectureTable Include=\"{(Wanted.Output == "-" ? table : Path.GetFileName(Wanted.Output))}\"{options} />");
        if ((Options.Preprocess ?? Config.Preprocess) is null) Console.Error.WriteLine("The description does not say how bytes become the input, so the table says what the shipped one does. If the network was trained otherwise, say so with --preprocess.");
        return ExitCode.Clean;
    }

    // What a table does not say by another text.
    private string ItemOptions() =>
        (Config.Input is { } input && input != UsualInput ? $" Input=\"{input}\"" : "") + (Config.Classes == 0 ? " IncludeTop=\"false\" Pooling=\"avg\"" : "");

    private static string WithPreprocess(string table, string? formula) => formula is null
        ? table
        : string.Join('\n', table.Split('\n').Select(line => line.StartsWith(PreprocessDirective, StringComparison.Ordinal) ? PreprocessDirective + formula : line));

    private int Refuse(int code, string reason)
    {
        Console.Error.WriteLine(reason);
        return code;
    }
}
