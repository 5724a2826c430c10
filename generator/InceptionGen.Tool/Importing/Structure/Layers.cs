using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Structure;

/// <summary>What of a network has weights, in the order of a table's rows.</summary>
internal static class Layers
{
    /// <summary>Convolutions, linear layers and batch norms of their own.</summary>
    public static IEnumerable<MapNode> Of(NetworkStructure network) =>
        network.Stages.SelectMany(Of).Concat(network.Heads.SelectMany(head => head.Rows).SelectMany(Of));

    public static IEnumerable<MapNode> Of(Module module)
    {
        IEnumerable<MapNode> branches = module.Branches.SelectMany(branch => (branch.Inner is null ? [] : Of(branch.Inner)).Concat(branch.Steps.SelectMany(step => step.Convolutions)));
        return module.Residual is null ? branches : branches.Append(module.Residual.Projection);
    }

    public static IEnumerable<Module> ModulesOf(NetworkStructure network) => network.Stages.OfType<ModuleStage>().SelectMany(stage => WithInner(stage.Module));

    /// <summary>The module and those within it, the innermost first.</summary>
    public static IEnumerable<Module> WithInner(Module module) => module.Branches.Where(branch => branch.Inner is not null).SelectMany(branch => WithInner(branch.Inner!)).Append(module);

    public static IEnumerable<MapNode> ProjectionsOf(NetworkStructure network) => ModulesOf(network).Select(module => module.Residual?.Projection).OfType<MapNode>();

    /// <summary>Pools of windows.</summary>
    public static IEnumerable<PoolOperation> PoolsOf(NetworkStructure network) =>
        network.Stages.OfType<RowStage>().Concat(network.Heads.SelectMany(head => head.Rows)).Select(row => row.Node.Operation).OfType<PoolOperation>()
            .Concat(ModulesOf(network).SelectMany(module => module.Branches).Select(branch => branch.Pool).OfType<PoolOperation>());

    private static IEnumerable<MapNode> Of(Stage stage) => stage switch
    {
        ModuleStage module => Of(module.Module),
        RowStage { Node: { Operation: ConvolutionOperation or LinearOperation or NormOperation } node } => [node],
        _ => [],
    };
}
