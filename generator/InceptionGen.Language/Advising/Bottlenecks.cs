using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Advising;

/// <summary>Rows where much less of an image goes through than before and after them (Rethinking, section 2, principle 1, and section 5). A pool that halves a grid keeps
/// a quarter of its values, as in nearly every network.</summary>
internal static class Bottlenecks
{
    /// <summary>A smaller grid that keeps less than one value in five, and a row that has at most a quarter of the values on both sides of it.</summary>
    private const int MostDrop = 5, MostSqueeze = 4;

    /// <summary>By how much a row widens what a row before it has narrowed.</summary>
    private const int Widening = 2;

    /// <summary>Networks that narrow their maps again and again, such as MobileNet v2, do so by design.</summary>
    private const int MostNarrowRows = 2;

    public static IEnumerable<DiagnosticInfo> Of(IReadOnlyList<TrunkRow> trunk)
    {
        ILookup<int, TrunkRow> readers = trunk.ToLookup(row => row.Stage.Source);
        int lastConvolution = trunk.Where(row => row.Operation.MultiplyAdds > 0).Select(row => row.Index).DefaultIfEmpty(-1).Max();
        // In a stem, pools and filters take turns.
        HashSet<TrunkRow> afterModule = [.. trunk.SkipWhile(row => !row.IsModule)];
        var narrow = new List<DiagnosticInfo>();
        foreach (TrunkRow row in trunk.Where(row => !row.IsKept))
        {
            Shape input = row.Operation.Input, output = row.Operation.Output;
            TrunkRow[] next = [.. readers[row.Index]];
            if (row.Index < lastConvolution && output.Size != input.Size && output.Elements * MostDrop < input.Elements)
            {
                double left = 100.0 * output.Elements / input.Elements;
                yield return At(row, $"{output} keeps {left.ToString("F0", CultureInfo.InvariantCulture)} % of the values of {input}");
            }
            else if (afterModule.Contains(row) && Widened(row, next) is { } module)
                yield return At(row, $"the pool leaves {output}, and row '{Excerpt.Of(module.Stage.Name.Text)}' has {module.Operation.Output.Channels} channels; a pool beside strided convolutions in one module does both at once");
            else if (IsSqueezed(row.Operation, out long within))
                yield return At(row, $"the branches hold {Grouped.Number(within)} values together where they are narrowest, between {Grouped.Number(input.Elements)} that they read and {Grouped.Number(output.Elements)} that they give");
            else if (IsNarrow(row.Operation) && next.FirstOrDefault(reader => reader.Operation.Output.Channels >= Widening * output.Channels) is { } wide)
                narrow.Add(At(row, $"the row has {output.Channels} channels, between {input.Channels} that it reads and {wide.Operation.Output.Channels} of row '{Excerpt.Of(wide.Stage.Name.Text)}'"));
        }

        if (narrow.Count > MostNarrowRows) yield break;
        foreach (DiagnosticInfo advice in narrow) yield return advice;
    }

    /// <summary>The module that widens what a pool has made of the map; null if none does.</summary>
    private static TrunkRow? Widened(TrunkRow pool, TrunkRow[] next) => pool.Operation is not PoolSpec { Output: var output, Input: var input } || output.Height >= input.Height || output.Width >= input.Width ? null
        : next.FirstOrDefault(reader => reader.IsModule && reader.Operation.Output.Size == output.Size && reader.Operation.Output.Channels >= Widening * output.Channels);

    private static bool IsNarrow(OperationSpec operation) => operation.Output.Size == operation.Input.Size && operation.Output.Channels * MostSqueeze <= operation.Input.Channels;

    private static bool IsSqueezed(OperationSpec operation, out long within)
    {
        within = Narrowest(operation);
        return within < operation.Output.Elements && within * MostSqueeze <= Math.Min(operation.Input.Elements, operation.Output.Elements);
    }

    /// <summary>The least number of values that lead from the input to the output: a cut through all branches.</summary>
    private static long Narrowest(OperationSpec operation) => operation switch
    {
        SequenceSpec { Operations.Count: > 0 } sequence => sequence.Operations.Min(Narrowest),
        ConcatSpec concat => concat.Branches.Sum(Narrowest),
        _ => operation.Output.Elements,
    };

    private static DiagnosticInfo At(TrunkRow row, FormattableString detail) => new(Rules.Bottleneck, row.At.Cell.Location, EquatableArray.Of(row.At.InWords, FormattableString.Invariant(detail)));
}
