using System.Collections.Generic;
using InceptionGen.Tool.Importing.Graphs;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Structure;

/// <summary>A row of a network's table.</summary>
/// <param name="Last">The node whose result is the stage's.</param>
internal abstract record Stage(MapNode Last)
{
    public Spec.Shape Output => Last.Output;
}

/// <summary>A stage of one operation.</summary>
internal sealed record RowStage(MapNode Node) : Stage(Node);

/// <summary>A stage of branches.</summary>
internal sealed record ModuleStage(Module Module, MapNode Last) : Stage(Last);

/// <summary>Branches side by side on one map, put together at the end, or projected and added to the map.</summary>
/// <param name="Input">What every branch reads.</param>
/// <param name="Residual">The end of a residual module; null for a concatenation.</param>
internal sealed record Module(Spec.Shape Input, Spec.Shape Output, IReadOnlyList<Branch> Branches, ResidualEnd? Residual);

/// <summary>A branch: a pool or another module, if there is one, and then convolutions in sequence.</summary>
internal sealed record Branch(PoolOperation? Pool, Module? Inner, IReadOnlyList<FilterStep> Steps);

/// <summary>A convolution, or several side by side on the same map.</summary>
internal sealed record FilterStep(IReadOnlyList<MapNode> Convolutions);

/// <summary>The end of a residual module: the branches' concatenation goes through a convolution, is scaled, and added to the module's input.</summary>
internal sealed record ResidualEnd(MapNode Projection, float Scale, Spec.Activation Activation);

/// <summary>An auxiliary classifier: rows of its own on a stage of the network.</summary>
/// <param name="Source">The stage that it reads.</param>
internal sealed record Head(string Name, Stage Source, IReadOnlyList<RowStage> Rows);

/// <summary>A network as rows.</summary>
internal sealed record NetworkStructure(Spec.Shape Input, IReadOnlyList<Stage> Stages, IReadOnlyList<Head> Heads);
