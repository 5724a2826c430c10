using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>All operations of a network in one list, each with what it reads, so that a description of the network is a graph.</summary>
internal sealed class OperationGraph
{
    private const int TheImage = -1;

    private readonly List<OperationPlan> _operations = [];

    // Places of the current stage's convolutions that are computed before the pool that they read.
    private HashSet<int> _beforePool = [];
    private int _stageStart;

    private OperationGraph()
    {
    }

    public static EquatableArray<OperationPlan> Of(NetworkSpec network, IReadOnlyList<RoutinePlan?> routines)
    {
        var graph = new OperationGraph();
        var outputs = new List<int>();
        foreach (StageSpec stage in network.Stages)
        {
            RoutinePlan? routine = routines[outputs.Count];
            graph._stageStart = graph._operations.Count;
            graph._beforePool = [.. (routine?.Operations ?? []).Where(operation => operation.IsBeforePool).Select(operation => operation.Index)];
            outputs.Add(graph.Add(outputs.Count, stage.Operation, stage.Source < 0 ? TheImage : outputs[stage.Source]));
        }

        return graph._operations.ToEquatableArray();
    }

    /// <summary>Adds an operation after those it consists of. Returns the index of what makes its output.</summary>
    private int Add(int stage, OperationSpec operation, int x) => operation switch
    {
        SequenceSpec sequence => sequence.Operations.Aggregate(x, (y, next) => Add(stage, next, y)),
        ConcatSpec { Branches.Count: 1 } concat => Add(stage, concat.Branches[0], x),
        ConcatSpec concat => AddOne(stage, concat, concat.Branches.Select(branch => Add(stage, branch, x)).ToEquatableArray(), x),
        ResidualSpec residual => AddOne(stage, residual, EquatableArray.Of(x, Add(stage, residual.Body, x))),
        _ => AddOne(stage, operation, EquatableArray.Of(x)),
    };

    private int AddOne(int stage, OperationSpec operation, EquatableArray<int> reads, int module = TheImage)
    {
        _operations.Add(new(stage, operation, reads, _beforePool.Contains(_operations.Count - _stageStart), module));
        return _operations.Count - 1;
    }
}
