using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Torch.Modules;
using InceptionGen.Tool.Torch.Text;

namespace InceptionGen.Tool.Torch.Networks;

/// <summary>An auxiliary classifier.</summary>
/// <param name="Label">The field of the outputs: aux1.</param>
/// <param name="Source">The stage that it reads; -1 for the image.</param>
/// <param name="Use">Its rows, as a module.</param>
internal sealed record TorchHead(string Label, int Source, ModuleUse Use)
{
    /// <summary>The auxiliary classifiers of a network, in the table's order.</summary>
    /// <exception cref="System.NotSupportedException">One of them is not a sequence of rows.</exception>
    public static IReadOnlyList<TorchHead> Of(NetworkSpec network)
    {
        var labels = new NameSet(["logits", "count", "index", "self", "x", "image", "torch", "nn"], hasPrivate: true);
        var heads = new List<TorchHead>();
        foreach (IGrouping<string, (StageSpec Stage, int Index)> rows in network.Stages.Select((stage, index) => (stage, index)).Where(row => row.stage.Head.Length > 0).GroupBy(row => row.stage.Head))
        {
            (StageSpec Stage, int Index)[] own = [.. rows];
            for (int index = 1; index < own.Length; index++)
            {
                if (own[index].Stage.Source == own[index - 1].Index) continue;
                throw new System.NotSupportedException(
                    $"Row '{own[index].Stage.Name}': the rows of an auxiliary classifier are written to PyTorch in sequence, and this one reads another row than the one above it. Remove its 'input'.");
            }

            // The loss knows what a probability is made of.
            if (own.Length > 1 && own[^1].Stage.Operation is SoftmaxSpec or SigmoidSpec) own = own[..^1];
            string label = labels.Take(PythonNames.Variable(own[0].Stage.Head.ToLowerInvariant(), "aux"));
            heads.Add(new(label, own[0].Stage.Source, UseOf(label, [.. own.Select(row => row.Stage)])));
        }

        return heads;
    }

    private static ModuleUse UseOf(string label, StageSpec[] rows)
    {
        var sequence = new SequenceSpec(rows[0].Input, rows[^1].Output, rows.Select(row => row.Operation).ToEquatableArray());
        string[] parts = [.. rows.Select(row => PartOf(row, label))];
        return new(label, "AuxiliaryClassifier", sequence, parts);
    }

    // "aux1 pool" is the classifier's pool.
    private static string PartOf(StageSpec row, string label)
    {
        string name = PythonNames.Variable(row.Name, "part");
        return name.StartsWith(label + "_", System.StringComparison.Ordinal) && PythonNames.IsIdentifier(name[(label.Length + 1)..])
            ? name[(label.Length + 1)..]
            : LayerNames.OfPart(row.Operation);
    }
}
