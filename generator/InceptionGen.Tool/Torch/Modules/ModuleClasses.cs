using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Layers;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>Makes one class of the modules that differ in channels alone.</summary>
internal static class ModuleClasses
{
    private const int MostNamed = 3;

    /// <summary>The class of every use.</summary>
    /// <param name="classes">The file's classes of layers.</param>
    /// <param name="names">Names of classes.</param>
    public static IReadOnlyDictionary<ModuleUse, (ModuleClass Class, IReadOnlyList<string> Arguments)> Of(IEnumerable<ModuleUse> uses, LayerClasses classes, NameSet names)
    {
        var classOf = new Dictionary<ModuleUse, (ModuleClass, IReadOnlyList<string>)>(ReferenceEqualityComparer.Instance as IEqualityComparer<ModuleUse>);
        foreach (IGrouping<string, ModuleUse> alike in uses.GroupBy(use => use.Key))
        {
            ModuleUse[] group = [.. alike];
            ModuleClass made = Of(group, classes, names.Take(PythonNames.Class(group[0].Type, "Module"), before: ""));
            for (int index = 0; index < group.Length; index++) classOf[group[index]] = (made, [.. made.Channels.ValuesOf(index)]);
        }

        return classOf;
    }

    private static ModuleClass Of(ModuleUse[] uses, LayerClasses classes, string name)
    {
        // The weights' own names, if they are the same in all uses.
        (string Prefix, IReadOnlyList<string> Names)?[] common = [.. uses.Select(use => FileNames.Common(use.Layers))];
        IReadOnlyList<string>? wanted = common[0]?.Names;
        if (wanted is not null && common.Any(other => other is null || !other.Value.Names.SequenceEqual(wanted))) wanted = null;
        return (wanted is null ? null : Try(uses, classes, name, wanted)) ?? Try(uses, classes, name, names: null)!;
    }

    private static ModuleClass? Try(ModuleUse[] uses, LayerClasses classes, string name, IReadOnlyList<string>? names)
    {
        var channels = new ChannelNames(
            [.. uses.Select(use => use.Operation.Input.Channels)],
            uses[0].Layers.Select((layer, index) => (layer.Column, uses.Select(use => use.Layers[index].Output.Channels).ToArray())));
        var body = new BodyBuilder(classes, channels, names);
        Value x = Value.Named("x", hasInputChannels: true);
        Value y = uses[0].Parts is { } parts ? Parts(body, uses, parts, x) : body.Add([.. uses.Select(use => use.Operation)], x, "x");
        if (names is not null && !body.IsNamed) return null;

        body.Forward.Add(y.Code.After("return "));
        return new(name, Description(uses), channels, body.Attributes, body.Forward, body.Layers, y.IsVector);
    }

    // The rows of an auxiliary classifier, in sequence.
    private static Value Parts(BodyBuilder body, ModuleUse[] uses, IReadOnlyList<string> parts, Value x)
    {
        for (int index = 0; index < parts.Count; index++)
        {
            OperationSpec[] steps = [.. uses.Select(use => ((SequenceSpec)use.Operation).Operations[index])];
            Value y = Leaves.Chain(steps[0]) is { Count: 1 } chain && ReferenceEquals(chain[0], steps[0]) ? body.Step(steps, x, parts[index]) : body.Add(steps, x, parts[index]);
            if (index == parts.Count - 1) return y;
            if (!y.Code.IsName) body.Forward.Add(y.Code.After("x = "));
            x = y.Code.IsName ? y : Value.Named("x", y.IsVector, y.HasInputChannels);
        }

        return x;
    }

    private static string Description(ModuleUse[] uses)
    {
        string[] rows = [.. uses.Select(use => use.Row).Distinct()];
        string list = rows.Length switch
        {
            1 => rows[0],
            <= MostNamed => string.Join(", ", rows[..^1]) + " and " + rows[^1],
            _ => $"{rows[0]} to {rows[^1]}",
        };
        string what = uses[0].Parts is not null ? rows.Length == 1 ? "The auxiliary classifier" : "The auxiliary classifiers" : rows.Length == 1 ? "Row" : "Rows";
        return $"{what} {list} of the table.";
    }
}
