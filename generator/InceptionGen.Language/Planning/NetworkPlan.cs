using System;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>How a network runs: in which order, and where in the workspace every map lies.</summary>
/// <param name="Network">What is planned.</param>
/// <param name="MapFloats">Floats that the maps take of every image of a batch.</param>
/// <param name="Image">Where the image is put.</param>
/// <param name="Stages">In the table's order.</param>
/// <param name="Blocks">The stages in the order in which they run.</param>
/// <param name="PerImagePrefix">Stages that run image by image in a batch; null for none.</param>
/// <param name="Routines">What stages do; equal stages share one.</param>
/// <param name="Operations">All operations, stage by stage, with what each reads.</param>
internal sealed record NetworkPlan(
    NetworkSpec Network,
    long MapFloats,
    MapPlan Image,
    EquatableArray<StagePlan> Stages,
    EquatableArray<BlockPlan> Blocks,
    PerImagePrefixPlan? PerImagePrefix,
    EquatableArray<RoutinePlan> Routines,
    EquatableArray<OperationPlan> Operations)
{
    /// <summary>Floats that the maps of a batch of one take together.</summary>
    public long WorkspaceFloats => PerImagePrefix is null ? MapFloats : Math.Max(MapFloats, PerImagePrefix.Offset + PerImagePrefix.Floats);
}
