using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>Plans a network: the order of its stages, what each does, and one workspace for all maps.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkSpec network, CancellationToken cancellation = default) => Plan(network, PerImagePrefix.Measured, cancellation);

    /// <param name="network">What to plan.</param>
    /// <param name="prefix">Which stages run image by image.</param>
    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static NetworkPlan Plan(NetworkSpec network, PerImagePrefix prefix, CancellationToken cancellation = default)
    {
        RoutinePlan?[] routineOf = network.Stages.Select(Routine).ToArray();
        RoutinePlan[] routines = routineOf.OfType<RoutinePlan>().Distinct().ToArray();
        Dictionary<RoutinePlan, int> indexOf = routines.Select((routine, index) => (routine, index)).ToDictionary(pair => pair.routine, pair => pair.index);

        (EquatableArray<BlockPlan> blocks, int prefixBlocks) = prefix.Divide(Schedule.Of(network.Stages), routineOf);
        var workspace = new Workspace(network, blocks, prefixBlocks, routineOf);
        var stages = new List<StagePlan>();
        foreach (StageSpec stage in network.Stages)
        {
            cancellation.ThrowIfCancellationRequested();
            int index = stages.Count;
            stages.Add(new StagePlan(
                stage,
                workspace.InputOf(index),
                workspace.OutputOf(index),
                routineOf[index] is { } routine ? indexOf[routine] : null,
                workspace.ScratchOf(index)));
        }

        return new NetworkPlan(
            network, workspace.Floats, workspace.Image, stages.ToEquatableArray(), blocks, workspace.PerImagePrefix, routines.ToEquatableArray(), OperationGraph.Of(network, routineOf));

        RoutinePlan? Routine(StageSpec stage)
        {
            cancellation.ThrowIfCancellationRequested();
            return RoutinePlanner.Plan(stage.Operation);
        }
    }
}
