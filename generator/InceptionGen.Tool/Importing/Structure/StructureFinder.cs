using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Structure;

/// <summary>Finds a network's rows: operations in sequence, modules where the graph branches and comes together again, and auxiliary classifiers.</summary>
internal sealed class StructureFinder
{
    private readonly List<Unsayable> _unsayable;
    private readonly HashSet<MapNode> _ofMain;
    private readonly ILookup<MapNode, MapNode> _users;
    private readonly MapGraph _graph;
    private readonly IReadOnlyList<MapNode> _nodes;

    private StructureFinder(MapGraph graph, MapNode main, List<Unsayable> unsayable)
    {
        (_graph, _unsayable) = (graph, unsayable);
        _nodes = new MapGraph(graph.Image, [("", main)]).Nodes();
        _ofMain = [.. _nodes];
        _users = _nodes.SelectMany(node => node.Inputs.Select(input => (input, node))).ToLookup(pair => pair.input, pair => pair.node);
    }

    /// <summary>The rows of a simplified graph. With anything in the list of what cannot be said, they are not all.</summary>
    public static NetworkStructure Find(MapGraph graph, List<Unsayable> unsayable)
    {
        // Of outputs that lead to each other, as logits to probabilities, the last is the network's; of others, the one that needs most.
        (string Name, MapNode Node, IReadOnlyList<MapNode> Needs)[] outputs = [.. graph.Outputs.Select(output => (output.Name, output.Node, new MapGraph(graph.Image, [output]).Nodes()))];
        (_, MapNode main, _) = outputs.MaxBy(output => output.Needs.Count);
        var finder = new StructureFinder(graph, main, unsayable);
        List<Stage> stages = finder.Stages(main);
        Head[] heads = [.. outputs.Where(output => !finder._ofMain.Contains(output.Node)).Select(output => finder.HeadOf(output.Name, output.Node, stages)).OfType<Head>()];
        return new NetworkStructure(graph.Image.Output, stages, heads);
    }

    private List<Stage> Stages(MapNode main)
    {
        List<Stage> stages = [];
        if (!_ofMain.Contains(_graph.Image))
        {
            Report(main, "it does not depend on the image");
            return stages;
        }

        var ends = new PostDominators(_nodes, _users);
        MapNode node = _graph.Image;
        while (node != main)
        {
            MapNode next = ends.After(node);
            if (next.Inputs.Count == 1 && next.Input == node && _users[node].Count() == 1)
            {
                if (RowOf(next) is { } row) stages.Add(row);
            }
            else if (new ModuleFinder(_users, _unsayable).Find(node, next) is { } module)
            {
                stages.Add(new ModuleStage(module, next));
            }

            node = next;
        }

        return stages;
    }

    private RowStage? RowOf(MapNode node)
    {
        if (WhyNot(node.Operation) is not { } reason) return new RowStage(node);
        Report(node, reason);
        return null;
    }

    private static string? WhyNot(Operation operation) => operation switch
    {
        ActivationOperation { Activation: Spec.Activation.Sigmoid } => null,
        ActivationOperation => "it is an activation that follows neither convolution, linear layer, batch norm nor addition, and tables have activations nowhere else",
        PadOperation => "it pads a map for something that is neither convolution nor pool, or with a number other than 0",
        StepOperation => "it scales or moves a map by numbers; tables have that as batch norm alone",
        ChannelOperation => "it takes a channel of the image apart",
        ColumnMeansOperation => "it is half of an adaptive pool",
        ConcatOperation or AddOperation => "what it puts together does not begin at one map",
        _ => null,
    };

    /// <summary>The rows from a stage of the network to another output; null if there are none, which is reported.</summary>
    private Head? HeadOf(string name, MapNode output, List<Stage> stages)
    {
        List<RowStage> rows = [];
        MapNode node = output;
        for (; !_ofMain.Contains(node); node = node.Input)
        {
            if (node.Inputs.Count != 1)
            {
                Report(node, $"output '{name}' branches; an auxiliary classifier is a sequence of rows");
                return null;
            }

            if (RowOf(node) is { } row) rows.Insert(0, row);
        }

        if (stages.FirstOrDefault(stage => stage.Last == node) is { } source) return new Head(name, source, rows);
        Report(node, node == _graph.Image
            ? $"output '{name}' reads the image itself; an auxiliary classifier reads a row's output"
            : $"output '{name}' reads a map within a module; an auxiliary classifier reads a row's output");
        return null;
    }

    private void Report(MapNode node, string reason) => _unsayable.Add(new Unsayable(node.Name, "", reason));
}
