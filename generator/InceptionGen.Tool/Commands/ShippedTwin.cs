using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Projects;

namespace InceptionGen.Tool.Commands;

/// <summary>A shipped table whose network computes what another one does.</summary>
/// <param name="Table">The table's file.</param>
/// <param name="Options">What makes it the same network: its image, its number of classes, whether it has a classifier.</param>
/// <param name="HasOwnSoftmax">Whether only the shipped one ends in a softmax; null if both do or none does.</param>
internal sealed record ShippedTwin(string Table, TableOptions Options, NetworkSpec Network, bool? HasOwnSoftmax)
{
    private const string NamesEnding = ".names.csv";

    /// <summary>The item of the project file that makes the same network.</summary>
    /// <param name="names">A names table for it; null for its own names.</param>
    public string Item(string? names)
    {
        (string Name, string Value)[] said = [("Input", Options.Input), ("Classes", Options.Classes), ("IncludeTop", Options.IncludeTop), ("Pooling", Options.Pooling), ("Names", names ?? "")];
        return $"<ArchitectureTable Include=\"{Table}\"{string.Concat(said.Where(option => option.Value.Length > 0).Select(option => $" {option.Name}=\"{option.Value}\""))} />";
    }

    /// <summary>The names tables that come with it, null being its own names.</summary>
    public IEnumerable<string?> NamesTables => ShippedTables.Names
        .Where(name => name.StartsWith(Table[..^".csv".Length] + ".", StringComparison.Ordinal) && name.EndsWith(NamesEnding, StringComparison.Ordinal)).Prepend(null);

    /// <summary>The network with other names; null if the names table is not for it.</summary>
    public NetworkSpec? Named(string? names, CancellationToken cancellation) => names is null ? Network : Judge(Table, Options with { Names = names }, cancellation);

    /// <summary>The first that is; null if none is.</summary>
    public static ShippedTwin? Find(NetworkSpec network, CancellationToken cancellation)
    {
        NetworkEssence wanted = NetworkEssence.Of(network);
        string[] kernels = Kernels(network);
        foreach (string table in ShippedTables.Names.Where(file => file.EndsWith(".csv", StringComparison.Ordinal) && !file.EndsWith(NamesEnding, StringComparison.Ordinal)))
        {
            if (Judge(table, new TableOptions(), cancellation) is not { } shipped || !Kernels(shipped).SequenceEqual(kernels)) continue;
            foreach (TableOptions options in OptionsFor(network, shipped))
            {
                if (Judge(table, options, cancellation) is not { } adapted || NetworkEssence.Of(adapted) is not { } own || !own.HasSteps(wanted)) continue;
                return new ShippedTwin(table, options, adapted, own.EndsInSoftmax == wanted.EndsInSoftmax ? null : own.EndsInSoftmax);
            }
        }

        return null;
    }

    private static IEnumerable<TableOptions> OptionsFor(NetworkSpec network, NetworkSpec shipped)
    {
        int? outputs = Outputs(network), shippedOutputs = Outputs(shipped);
        var options = new TableOptions(Input: network.Input == shipped.Input ? "" : network.Input.ToString());
        if (outputs is not null || shippedOutputs is null) return [options with { Classes = outputs == shippedOutputs ? "" : outputs?.ToString(CultureInfo.InvariantCulture) ?? "" }];
        return new[] { "", "avg", "max" }.Select(pooling => options with { IncludeTop = "false", Pooling = pooling });
    }

    private static int? Outputs(NetworkSpec network) => network.Stages.LastOrDefault(stage => stage is { Head: "", Operation: ConvolutionSpec { IsLinear: true } })?.Output.Channels;

    // What of it no option changes: to compare it takes less time than to compute the other sizes of every table.
    private static string[] Kernels(NetworkSpec network) => [.. network.Stages.Where(stage => stage is { Head: "", Operation: ConvolutionSpec { IsLinear: false } }).Select(stage => (ConvolutionSpec)stage.Operation).Select(layer => $"{layer.Kernel} {layer.Output.Channels}")];

    private static NetworkSpec? Judge(string file, TableOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TableSource source = ShippedTables.Find(file)!;
        var project = new TableProject();
        if (options.Names.Length > 0) project.Set(ShippedTables.Find(options.Names)!, isListed: false);
        project.Set(source, EquatableArray.Of(options));
        CheckedTable judged = project.Judge(source.Path, cancellation);
        return judged.Errors.Count == 0 ? judged.Specs.FirstOrDefault() : null;
    }
}
