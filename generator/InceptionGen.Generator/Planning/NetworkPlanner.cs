using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>Plans a network: the order of its stages, what each does, and one workspace for all maps.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkSpec network)
    {
        EquatableArray<BlockPlan> blocks = Schedule.Of(network.Stages);
        RoutinePlan?[] routineOf = network.Stages.Select(stage => RoutinePlanner.Plan(stage.Operation)).ToArray();
        RoutinePlan[] routines = routineOf.OfType<RoutinePlan>().Distinct().ToArray();
        Dictionary<RoutinePlan, int> indexOf = routines.Select((routine, index) => (routine, index)).ToDictionary(pair => pair.routine, pair => pair.index);

        var workspace = new Workspace(network, blocks, routineOf);
        var stages = new List<StagePlan>();
        int firstLayer = 0;
        foreach (StageSpec stage in network.Stages)
        {
            int index = stages.Count;
            stages.Add(new StagePlan(
                stage,
                workspace.InputOf(index),
                workspace.OutputOf(index),
                routineOf[index] is { } routine ? indexOf[routine] : null,
                workspace.ScratchOf(index),
                firstLayer,
                stage.Operation.Layers));
            firstLayer += stage.Operation.Layers;
        }

        return new NetworkPlan(
            network, workspace.Floats, workspace.Image, stages.ToEquatableArray(), blocks, routines.ToEquatableArray(), OperationGraph.Of(network, routineOf));
    }
}
