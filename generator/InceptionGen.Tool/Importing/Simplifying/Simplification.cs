using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Simplifying;

/// <summary>Brings a graph into the form of tables: a convolution with its padding, batch norm and activation is one node, and what does nothing is gone.</summary>
internal static class Simplification
{
    /// <summary>Simplifies the graph in place until nothing changes.</summary>
    public static void Run(MapGraph graph)
    {
        // Every round removes a node or moves an activation one node up, so this ends.
        while (Once(graph))
        {
        }

        ScalesAsNorms.Run(graph);
    }

    private static bool Once(MapGraph graph)
    {
        ILookup<MapNode, MapNode> users = graph.Users();
        HashSet<MapNode> outputs = [.. graph.Outputs.Select(output => output.Node)];
        HashSet<MapNode> touched = [];
        Dictionary<MapNode, MapNode> others = [];
        foreach (MapNode node in graph.Nodes())
        {
            if (node.Inputs.Count == 0 || node.Inputs.Any(input => touched.Contains(input) || others.ContainsKey(input))) continue;
            MapNode input = node.Input;
            bool isOnlyUser = users[input].Count() == 1 && !outputs.Contains(input);
            MapNode? other = IsIdle(node) ? input
                : node.Inputs.Count > 1 ? null
                : PaddingFusion.Fused(node)
                ?? (isOnlyUser ? LayerFusion.Fused(node, IsResidualScale(node, users)) ?? EarlierActivation.Moved(node) : null);
            if (other is null) continue;
            others.Add(node, other);
            touched.Add(node);
        }

        graph.Replace(others);
        return others.Count > 0;
    }

    /// <summary>Whether a node gives what it reads.</summary>
    private static bool IsIdle(MapNode node) => node.Operation switch
    {
        DropoutOperation { Rate: null } => true,
        PoolOperation { Place.IsPointwise: true } => true,
        ActivationOperation { Activation: Spec.Activation.Relu } => Sign.IsNeverNegative(node.Input),
        StepOperation { Sign: '*' or '/' } step => Array.TrueForAll(step.Numbers, number => number == 1),
        StepOperation step => Array.TrueForAll(step.Numbers, number => number == 0),
        _ => false,
    };

    /// <summary>Whether a node scales the body of a residual module, which a table says there.</summary>
    private static bool IsResidualScale(MapNode node, ILookup<MapNode, MapNode> users) =>
        node.Operation is StepOperation { Sign: '*' or '/', Numbers.Length: 1 } && users[node].FirstOrDefault() is { Operation: AddOperation };
}
