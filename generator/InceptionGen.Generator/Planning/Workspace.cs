using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>Places the image, the output of every stage and the routines' own maps in one workspace.</summary>
internal sealed class Workspace
{
    private const int TheImage = -1;

    private readonly EquatableArray<StageSpec> stages;
    private readonly int[] moments;
    private readonly int[] owners;
    private readonly long[] offsets;
    private readonly bool[] needsScratch;

    /// <param name="network">The network.</param>
    /// <param name="blocks">Its stages in the order in which they run.</param>
    /// <param name="routines">What each stage does; null for nothing.</param>
    public Workspace(NetworkSpec network, EquatableArray<BlockPlan> blocks, IReadOnlyList<RoutinePlan?> routines)
    {
        stages = network.Stages;
        moments = MomentsOf(blocks);
        owners = OwnersOf(routines);
        needsScratch = routines.Select(routine => routine?.ScratchFloats > 0).ToArray();
        int[] lastUses = LastUsesOf();

        // The runtime writes the image as one dense span, whatever its channels.
        var items = new List<Lifetime> { new(network.Input.Elements, 0, lastUses[0]) };
        for (int stage = 0; stage < stages.Count; stage++)
        {
            bool works = owners[stage] == stage;
            items.Add(new(works ? Layout.Floats(stages[stage].Output) : 0, moments[stage], lastUses[stage + 1]));
            items.Add(new(routines[stage]?.ScratchFloats ?? 0, moments[stage], moments[stage]));
        }

        (offsets, Floats) = Arena.Pack(items);
        Image = new MapPlan(network.Input, offsets[0], network.Input.Channels);
    }

    /// <summary>Floats for one image.</summary>
    public long Floats { get; }

    public MapPlan Image { get; }

    /// <summary>Where the stage's own maps start.</summary>
    public long ScratchOf(int stage) => needsScratch[stage] ? offsets[2 + (2 * stage)] : 0;

    public MapPlan InputOf(int stage) => stages[stage].Source < 0 ? Image : OutputOf(stages[stage].Source);

    public MapPlan OutputOf(int stage)
    {
        int owner = owners[stage];
        if (owner == TheImage) return Image;
        Shape shape = stages[owner].Output;
        return new MapPlan(shape, offsets[1 + (2 * owner)], Layout.PixelStride(shape));
    }

    private int[] MomentsOf(EquatableArray<BlockPlan> blocks)
    {
        var result = new int[stages.Count];
        int moment = 0;
        foreach (int stage in blocks.SelectMany(block => block.Stages)) result[stage] = moment++;
        return result;
    }

    /// <summary>The stage whose map each stage hands on: its own, or that of what it reads if it does nothing.</summary>
    private int[] OwnersOf(IReadOnlyList<RoutinePlan?> routines)
    {
        var result = new int[stages.Count];
        for (int stage = 0; stage < result.Length; stage++)
        {
            int source = stages[stage].Source;
            result[stage] = routines[stage] is not null ? stage : source < 0 ? TheImage : result[source];
        }

        return result;
    }

    /// <summary>When the image (at 0) and each stage's map (at its index plus 1) are read for the last time.</summary>
    private int[] LastUsesOf()
    {
        int[] result = [0, .. moments];
        for (int stage = 0; stage < stages.Count; stage++)
        {
            int source = stages[stage].Source;
            int read = 1 + (source < 0 ? TheImage : owners[source]);
            result[read] = Math.Max(result[read], moments[stage]);
        }

        return result;
    }
}
