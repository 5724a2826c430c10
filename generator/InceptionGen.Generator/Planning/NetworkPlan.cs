using System;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>How a network runs: in which order, and where in the workspace every map lies.</summary>
/// <param name="Network">What is planned.</param>
/// <param name="MapFloats">Floats that the maps take of every image of a batch.</param>
/// <param name="Image">Where the image is put.</param>
/// <param name="Stages">In the table's order.</param>
/// <param name="Blocks">The stages in the order in which they run.</param>
/// <param name="Singles">Stages that run for one image of a batch after the other; null for none.</param>
/// <param name="Routines">What stages do; equal stages share one.</param>
/// <param name="Operations">All operations, stage by stage, with what each reads.</param>
internal sealed record NetworkPlan(
    NetworkSpec Network,
    long MapFloats,
    MapPlan Image,
    EquatableArray<StagePlan> Stages,
    EquatableArray<BlockPlan> Blocks,
    SinglesPlan? Singles,
    EquatableArray<RoutinePlan> Routines,
    EquatableArray<OperationPlan> Operations)
{
    /// <summary>Floats that the maps of a batch of one take together.</summary>
    public long WorkspaceFloats => Singles is null ? MapFloats : Math.Max(MapFloats, Singles.Offset + Singles.Floats);
}

/// <summary>A map in memory.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Where it starts, in floats of a workspace for one image.</param>
/// <param name="PixelStride">Floats from a pixel to the next.</param>
internal sealed record MapPlan(Shape Shape, long Offset, int PixelStride);

/// <summary>A stage's place in the plan.</summary>
/// <param name="Stage">The row.</param>
/// <param name="Input">The map it reads.</param>
/// <param name="Output">The map it makes; its input if it does nothing at inference.</param>
/// <param name="Routine">Index of what it does; null if it does nothing at inference.</param>
/// <param name="Scratch">Where its routine's own maps start, in floats of a workspace for one image.</param>
/// <param name="FirstLayer">Index of its first layer among all convolutions and linear layers of the network.</param>
/// <param name="LayerCount">How many layers it has.</param>
internal sealed record StagePlan(
    StageSpec Stage, MapPlan Input, MapPlan Output, int? Routine, long Scratch, int FirstLayer, int LayerCount);

/// <summary>Stages that run one after the other.</summary>
/// <param name="Stages">Their indices, in the order in which they run.</param>
/// <param name="WantedBy">The block runs only if somebody wants one of these stages; empty if the output needs it.</param>
internal sealed record BlockPlan(EquatableArray<int> Stages, EquatableArray<StageRange> WantedBy);

/// <summary>The blocks that run for one image of a batch after the other. Their maps are there for one image, except what they read and leave.</summary>
/// <param name="Blocks">How many of the blocks: the first ones.</param>
/// <param name="LastStage">The stage whose output they leave.</param>
/// <param name="Offset">Where their maps start, in floats of a workspace for one image.</param>
/// <param name="Floats">Floats that their maps take together.</param>
internal sealed record SinglesPlan(int Blocks, int LastStage, long Offset, long Floats);

/// <summary>The stages from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal readonly record struct StageRange(int First, int Last);

/// <summary>An operation of the network, as a graph.</summary>
/// <param name="Stage">Index of its stage.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Reads">Indices of the operations whose outputs it reads; -1 is the image.</param>
/// <param name="IsBeforePool">Whether a 1x1 convolution is computed before the average pool that it reads.</param>
internal sealed record OperationPlan(
    int Stage, OperationSpec Operation, EquatableArray<int> Reads, bool IsBeforePool = false);
