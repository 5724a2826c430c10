using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Compilation;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Lowering;
using InceptionGen.Tool.Projects;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Naming;

/// <summary>The names table of an imported description: how its weight files call the layers of its table.</summary>
/// <param name="Text">The names table.</param>
/// <param name="ReadAs">The network with these names.</param>
internal sealed record ImportedNames(string Text, NetworkDescription ReadAs)
{
    private const string TableFile = "imported.csv", NamesFile = "imported.names.csv";

    /// <summary>Names all layers of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="of">Whose names they are, for the table's head.</param>
    /// <param name="note">What else is to be known of them; empty if nothing.</param>
    /// <param name="nameOf">What a file calls a layer, by its path; null for one that cannot be named in this way.</param>
    /// <param name="unsayable">What no names table can say.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null if some layer has no name.</returns>
    public static ImportedNames? Of(ImportedNetwork network, string of, string note, Func<string, string?> nameOf, out IReadOnlyList<Unsayable> unsayable, CancellationToken cancellation = default)
    {
        List<Unsayable> found = [];
        List<LayerRule> rules = [];
        unsayable = found;
        foreach (LayerTensors layer in LayerTensors.Of(network.Network, network.Structure))
        {
            if (ProblemOf(layer) is { } problem) found.Add(new Unsayable(layer.Node.Name, "", problem));
            else if (RuleOf(layer, nameOf) is { } rule) rules.Add(rule);
            else return null;
        }

        if (found.Count > 0) return null;
        string text = NamesText.Of(of, note, rules);
        NetworkSpec? named = Judge(network.Table, text, found, cancellation);
        if (named is not null) found.AddRange(Misread(LayerTensors.Of(named, network.Structure), rules));
        return found.Count > 0 ? null : new ImportedNames(text, NetworkCompiler.Describe(named!, cancellation));
    }

    /// <summary>Why no file has the tensors of a layer as the table needs them; null if one may.</summary>
    private static string? ProblemOf(LayerTensors layer)
    {
        (string What, Constant? Tensor, string? Owner, string Role)[] tensors =
        [
            ("kernel", layer.Kernel, Owner(layer), KerasTensors.Kernel), ("bias", layer.Bias, Owner(layer), KerasTensors.Bias), ("gamma", layer.Norm?.Gamma, NormOwner(layer), KerasTensors.Gamma),
            ("beta", layer.Norm?.Beta, NormOwner(layer), KerasTensors.Beta), ("mean", layer.Norm?.Mean, NormOwner(layer), KerasTensors.Mean), ("variance", layer.Norm?.Variance, NormOwner(layer), KerasTensors.Variance),
        ];
        string[] others = [.. tensors.Where(tensor => tensor.Tensor is { } constant && (tensor.Owner is not { } owner || constant.Name != KerasTensors.Name(owner, tensor.Role))).Select(tensor => tensor.What)];
        return others.Length == 0 ? null : $"its {string.Join(", ", others)} in the table {(others.Length == 1 ? "is" : "are")} made of several layers' numbers, or of none, so that no tensor of a file is the same";
    }

    private static LayerRule? RuleOf(LayerTensors layer, Func<string, string?> nameOf)
    {
        string? norm = NormOwner(layer) is { } owner ? nameOf(owner) : null;
        if (Owner(layer) is not { } kernel) return norm is null ? null : new LayerRule(layer.Row.Name, layer.Layer.Column, norm, "");
        return nameOf(kernel) is { } weight && (norm is not null || layer.Norm is null) ? new LayerRule(layer.Row.Name, layer.Layer.Column, weight, norm ?? "") : null;
    }

    private static string? Owner(LayerTensors layer) => OwnerOf(layer.Kernel, KerasTensors.Kernel);

    private static string? NormOwner(LayerTensors layer) => OwnerOf(layer.Norm?.Beta, KerasTensors.Beta);

    private static string? OwnerOf(Constant? tensor, string role) =>
        tensor is not null && KerasTensors.Name("", role) is var end && tensor.Name.EndsWith(end, StringComparison.Ordinal) ? tensor.Name[..^end.Length] : null;

    private static NetworkSpec? Judge(string table, string names, List<Unsayable> unsayable, CancellationToken cancellation)
    {
        var project = new TableProject();
        project.Set(new TableSource(NamesFile, names), isListed: false);
        project.Set(new TableSource(TableFile, table), EquatableArray.Of(new TableOptions(Names: NamesFile)));
        DiagnosticInfo[] errors = [.. project.Check(TableFile, cancellation).Where(diagnostic => diagnostic.IsBlocking)];
        unsayable.AddRange(errors.Select(diagnostic => new Unsayable("", "", diagnostic.Message)));
        return errors.Length == 0 ? project.Judge(TableFile, cancellation).Specs[0] : null;
    }

    // A names table gives stars, braces and blanks around a name a meaning.
    private static IEnumerable<Unsayable> Misread(IReadOnlyList<LayerTensors> layers, IReadOnlyList<LayerRule> rules)
    {
        foreach ((LayerTensors layer, LayerRule rule) in layers.Zip(rules))
        {
            Spec.TensorNames read = layer.Layer.Tensors;
            bool isRight = (layer.Kernel is null || read.Kernel == KerasTensors.Name(rule.Weight, KerasTensors.Kernel))
                && (layer.Norm is null || read.Beta == KerasTensors.Name(rule.BatchNorm.Length > 0 ? rule.BatchNorm : rule.Weight, KerasTensors.Beta));
            if (!isRight) yield return new Unsayable(layer.Node.Name, "", "a names table cannot say its name as it is; rename the layer");
        }
    }
}
