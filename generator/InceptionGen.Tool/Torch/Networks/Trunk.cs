using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Torch.Modules;

namespace InceptionGen.Tool.Torch.Networks;

/// <summary>The stages of a network without its auxiliary classifiers, and without the softmax or sigmoid at its end, which training does without.</summary>
/// <param name="Stages">In order; copies of a module are one.</param>
/// <param name="End">The softmax or sigmoid at the end; null if the network ends otherwise.</param>
internal sealed record Trunk(IReadOnlyList<TorchStage> Stages, StageSpec? End)
{
    public static Trunk Of(NetworkSummary summary)
    {
        (StageSpec Stage, int Index, string Kind)[] rows =
            [.. summary.Rows.Select((row, index) => (row.Stage, Index: index, row.Kind)).Where(row => row.Stage.Head.Length == 0)];
        StageSpec? end = rows.Length > 1 && rows[^1].Stage.Operation is SoftmaxSpec or SigmoidSpec ? rows[^1].Stage : null;
        if (end is not null) rows = rows[..^1];

        var stages = new List<TorchStage>();
        for (int start = 0; start < rows.Length;)
        {
            int count = 1;
            while (start + count < rows.Length && IsNextCopy(rows[start], rows[start + count], count)) count++;
            (StageSpec Stage, int Index, string Kind)[] copies = rows[start..(start + count)];
            ModuleUse[] uses = Leaves.Chain(copies[0].Stage.Operation) is null ? [.. copies.Select(copy => new ModuleUse(copy.Stage.Name, TypeOf(copy.Kind), copy.Stage.Operation))] : [];
            stages.Add(new([.. copies.Select(copy => copy.Index)], [.. copies.Select(copy => copy.Stage)], uses));
            start += count;
        }

        return new(stages, end);
    }

    /// <summary>What copies of a row are called without their numbers; the name itself if there is one copy.</summary>
    public static string NameOf(TorchStage stage) => stage.Stages.Count > 1 ? stage.First.Name[..^2] : stage.First.Name;

    private static bool IsNextCopy((StageSpec Stage, int Index, string Kind) first, (StageSpec Stage, int Index, string Kind) next, int number)
    {
        if (!first.Stage.Name.EndsWith(" 1", StringComparison.Ordinal) || next.Stage.Source != next.Index - 1) return false;
        return next.Stage.Name == first.Stage.Name[..^1] + (number + 1).ToString(CultureInfo.InvariantCulture)
            && first.Stage.Input == next.Stage.Input
            && Leaves.Chain(first.Stage.Operation) is null
            && Leaves.Layers(first.Stage.Operation).Select(layer => layer.Output).SequenceEqual(Leaves.Layers(next.Stage.Operation).Select(layer => layer.Output))
            && Signature.Of(first.Stage.Operation) == Signature.Of(next.Stage.Operation);
    }

    // "10 x Inception-ResNet-A (scale 0.17)*" is an Inception-ResNet-A.
    private static string TypeOf(string kind)
    {
        // Rows of a network that the table continues have no type cell here.
        if (kind == "concatenation") return "Inception";

        string name = kind.Split('(')[0].Trim(' ', '*');
        int digits = name.TakeWhile(char.IsAsciiDigit).Count();
        string rest = name[digits..].TrimStart();
        return digits > 0 && rest.Length > 1 && rest[0] is 'x' or 'X' or '×' ? rest[1..].Trim() : name;
    }
}
