using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Keras.Hdf5;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras;

/// <summary>The layout of .weights.h5 files: groups as the model's parts lie in each other, and in each part that has variables a group "vars" that numbers them
/// (saving_lib.py): layers/conv2d_1/vars/0.</summary>
internal sealed class VariableGroups
{
    private const string Variables = "vars";
    private const int MostDepth = 100;
    private const int LongestPath = 1000;

    // What training keeps beside a model, and random generators with the layers that use them.
    private static readonly string[] OfTraining = ["optimizer", "metrics", "compile_metrics", "compiled_metrics", "loss_tracker", "compile_loss"];
    private static readonly string[] OfRandomness = ["seed_generator", "random_generator"];

    private readonly HashSet<long> _passed = [];
    private readonly List<(ModelPart Part, IReadOnlyList<KerasVariable> Variables)> _layers = [];

    private VariableGroups()
    {
    }

    /// <summary>Finds the tensors of all layers; null if the file has no variables.</summary>
    /// <param name="root">The model.</param>
    /// <param name="config">What is known of it.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static WeightContents? Read(Hdf5Object root, KerasConfig config)
    {
        VariableGroups groups = new();
        groups.Walk(root, ModelPart.Model(config), depth: 0);
        return groups._layers.Count == 0 ? null : KerasTensors.Contents(groups.Tensors(), areNumberedAsMade: groups._layers.All(layer => layer.Part.IsNamed));
    }

    private IEnumerable<KerasTensor> Tensors()
    {
        // Two parts of a model may have a layer of one name each; these are called by the whole path.
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> several = [.. _layers.Select(layer => layer.Part.Name).Where(name => !names.Add(name))];
        foreach ((ModelPart part, IReadOnlyList<KerasVariable> variables) in _layers)
        {
            string layer = several.Contains(part.Name) ? part.Path : part.Name;
            IReadOnlyList<string> roles = VariableNames.Of(part.Config, part.Class, [.. variables.Select(variable => variable.Shape)]);
            foreach ((KerasVariable variable, string role) in variables.Zip(roles))
                yield return new(KerasTensor.NameOf(layer.Length == 0 ? role : $"{layer}/{role}"), variable.Shape, variable.Elements) { LayerClass = part.Class };
        }
    }

    private void Walk(Hdf5Object group, ModelPart part, int depth)
    {
        Pass(group, part);
        if (depth > MostDepth || part.Path.Length > LongestPath) throw new InvalidDataException($"its groups are nested too deep, or their names are too long, at '{part.Path[..Math.Min(40, part.Path.Length)]}...'");
        if (group.Find(Variables) is { } variables) ReadVariables(variables, part);
        foreach ((string key, Hdf5Object member) in Members(group, part, isRoot: depth == 0))
            Walk(member, part.Member(key, member.Find(Variables)?.Texts("name") is [{ Length: > 0 } name] ? name : null), depth + 1);
    }

    private void ReadVariables(Hdf5Object group, ModelPart part)
    {
        Pass(group, part);
        List<KerasVariable> variables = [];
        for (int i = 0; group.Find(i.ToString(CultureInfo.InvariantCulture)) is { } dataset; i++)
        {
            Pass(dataset, part);
            (TensorShape shape, IElements elements) = Hdf5Dataset.Read(dataset, FormattableString.Invariant($"{part.Path}/{Variables}/{i}"));
            variables.Add(new(shape, elements));
        }

        if (variables.Count > 0) _layers.Add((part, variables));
    }

    // Otherwise a small file could have very many tensors.
    private void Pass(Hdf5Object found, ModelPart part)
    {
        if (!_passed.Add(found.Address)) throw new InvalidDataException($"its group '{part.Path}' contains itself, or something that another group contains as well");
    }

    // In the model's order: that of the config, or that in which Keras made the groups, one after another in the file. Where they were moved since, which the numbers of a
    // class may tell, only layers of one class can be put in order.
    private static IEnumerable<(string Key, Hdf5Object Group)> Members(Hdf5Object group, ModelPart part, bool isRoot)
    {
        List<(string Key, Hdf5Object Group)> members = [];
        foreach (string key in group.Members.Keys)
        {
            string plain = key.Trim('_');
            if (key == Variables || OfRandomness.Contains(ClassCount.Of(plain).Class) || (isRoot && OfTraining.Contains(plain))) continue;
            if (group.Find(key) is { IsDataset: false } member) members.Add((key, member));
        }

        if (part.HasLayersTwice) members = [.. Renumbered(members)];
        members.Sort((left, right) => left.Group.Address.CompareTo(right.Group.Address));
        bool wereMoved = members.Select(member => ClassCount.Of(member.Key)).GroupBy(count => count.Class, StringComparer.Ordinal).Any(IsDescending);
        IEnumerable<(string Key, Hdf5Object Group)> inOrder = wereMoved
            ? members.OrderBy(member => ClassCount.Of(member.Key).Class, StringComparer.Ordinal).ThenBy(member => ClassCount.Of(member.Key).Number)
            : members;
        return inOrder.OrderBy(member => part.Config.PlaceOf(member.Key) ?? int.MaxValue);

        static bool IsDescending(IEnumerable<ClassCount> counts) => counts.Zip(counts.Skip(1)).Any(pair => pair.First.Number >= pair.Second.Number);
    }

    private static IEnumerable<(string Key, Hdf5Object Group)> Renumbered(IEnumerable<(string Key, Hdf5Object Group)> members) => members
        .GroupBy(member => ClassCount.Of(member.Key).Class, StringComparer.Ordinal)
        .SelectMany(ofClass => ofClass.OrderBy(member => ClassCount.Of(member.Key).Number).Select((member, i) => (new ClassCount(ofClass.Key, i).ToString(), member.Group)));

    private readonly record struct KerasVariable(TensorShape Shape, IElements Elements);
}
