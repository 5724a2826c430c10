using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>Decides which stages run image by image in a batch: the first ones, as long as their maps are large beside their weights. Maps of a whole batch would leave every
/// cache before the next stage reads them. Later stages have smaller maps and more weights, which a whole batch reads once.</summary>
/// <param name="mapBytes">How much such a stage's maps of one image take at least.</param>
/// <param name="mapsOverWeights">How large they are at least, over its kernels' weights.</param>
internal sealed class PerImagePrefix(long mapBytes, double mapsOverWeights)
{
    /// <summary>As measured with batches of 8 on a Zen 4 server, of whose cores each has a cache of 1 MB: stages of smaller maps gain nothing.</summary>
    public static PerImagePrefix Measured { get; } = new(1 << 20, 1.2);

    /// <summary>The blocks, divided where these stages end, and how many of the blocks are theirs.</summary>
    public (EquatableArray<BlockPlan> Blocks, int PrefixBlocks) Divide(EquatableArray<BlockPlan> blocks, IReadOnlyList<RoutinePlan?> routines)
    {
        if (LastOf(blocks, routines) is not { } last) return (blocks, 0);
        var divided = new List<BlockPlan>();
        int prefix = 0;
        foreach (BlockPlan block in blocks)
        {
            int until = block.Stages.TakeWhile(stage => stage != last).Count() + 1;
            divided.Add(block with { Stages = block.Stages.Take(until).ToEquatableArray() });
            if (until <= block.Stages.Count) prefix = divided.Count;
            if (until < block.Stages.Count) divided.Add(block with { Stages = block.Stages.Skip(until).ToEquatableArray() });
        }

        return (divided.ToEquatableArray(), prefix);
    }

    private int? LastOf(EquatableArray<BlockPlan> blocks, IReadOnlyList<RoutinePlan?> routines)
    {
        int count = 0, last = 0;
        foreach (int stage in blocks.Where(block => block.WantedBy.Count == 0).SelectMany(block => block.Stages))
        {
            if (routines[stage] is not { } routine || MapBytes(routine) < Math.Max(mapBytes, mapsOverWeights * WeightBytes(routine))) break;
            last = stage;
            count++;
        }

        // What a single stage reads and leaves is there for all images anyway.
        return count < 2 ? null : last;
    }

    private static long MapBytes(RoutinePlan routine) => (Layout.Floats(routine.Input) + Layout.Floats(routine.Output) + routine.ScratchFloats) * sizeof(float);

    private static long WeightBytes(RoutinePlan routine) => routine.Operations.Sum(operation => operation.Operation.Weights * sizeof(float));
}
