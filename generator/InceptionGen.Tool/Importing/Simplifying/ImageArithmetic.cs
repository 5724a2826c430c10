using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Simplifying;

/// <summary>What a graph does to its image before the first layer: a table says it as "preprocess".</summary>
/// <param name="Steps">Arithmetic, in order.</param>
/// <param name="IsReversed">Whether the channels come in the opposite order.</param>
internal sealed record ImageArithmetic(IReadOnlyList<StepOperation> Steps, bool IsReversed)
{
    /// <summary>Takes the arithmetic on the image off a graph.</summary>
    public static ImageArithmetic TakeFrom(MapGraph graph)
    {
        List<StepOperation> steps = [];
        bool isReversed = false;
        while (true)
        {
            MapNode[] users = [.. graph.Users()[graph.Image].Distinct()];
            if (users is [{ Operation: StepOperation step } one] && !IsOutput(graph, one))
            {
                steps.Add(step);
                graph.Replace(new Dictionary<MapNode, MapNode> { [one] = graph.Image });
            }
            else if (steps.Count == 0 && !isReversed && Joined(graph, users, out List<StepOperation> ofChannels, out isReversed) is { } joined)
            {
                steps.AddRange(ofChannels);
                graph.Replace(new Dictionary<MapNode, MapNode> { [joined] = graph.Image });
            }
            else
            {
                return new ImageArithmetic(steps, isReversed);
            }
        }
    }

    private static bool IsOutput(MapGraph graph, MapNode node) => graph.Outputs.Any(output => output.Node == node);

    /// <summary>Channels of the image that are treated one by one and then put side by side again: the node that does it; null if there is none.</summary>
    private static MapNode? Joined(MapGraph graph, MapNode[] users, out List<StepOperation> steps, out bool isReversed)
    {
        (steps, isReversed) = ([], false);
        if (users.Length < 2 || users.Length != graph.Image.Output.Channels || users.Any(user => user.Operation is not ChannelOperation)) return null;

        ILookup<MapNode, MapNode> usersOf = graph.Users();
        if (graph.Nodes().FirstOrDefault(node => node.Operation is ConcatOperation && node.Inputs.All(input => ChainOf(input) is not null)) is not { } joined) return null;

        List<StepOperation>[] chains = [.. joined.Inputs.Select(input => ChainOf(input)!)];
        int[] channels = [.. joined.Inputs.Select(ChannelOf)];
        bool isWhole = channels.Length == users.Length && chains.All(chain => chain.Select(step => step.Sign).SequenceEqual(chains[0].Select(step => step.Sign)));
        bool isInOrder = channels.SequenceEqual(Enumerable.Range(0, channels.Length));
        isReversed = channels.Reverse().SequenceEqual(Enumerable.Range(0, channels.Length));
        if (!isWhole || !(isInOrder || isReversed)) return null;

        for (int step = 0; step < chains[0].Count; step++) steps.Add(new StepOperation(chains[0][step].Sign, [.. chains.Select(chain => chain[step].Numbers[0])]));
        return joined;

        List<StepOperation>? ChainOf(MapNode node)
        {
            List<StepOperation> chain = [];
            for (; node.Operation is StepOperation { Numbers.Length: 1 } step && usersOf[node].Count() == 1; node = node.Input) chain.Insert(0, step);
            return node.Operation is ChannelOperation && usersOf[node].Count() == 1 ? chain : null;
        }

        int ChannelOf(MapNode node)
        {
            while (node.Operation is StepOperation) node = node.Input;
            return ((ChannelOperation)node.Operation).Channel;
        }
    }
}
