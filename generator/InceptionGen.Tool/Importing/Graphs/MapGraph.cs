using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tool.Importing.Graphs;

/// <summary>A network as a graph of maps, from its image to its outputs.</summary>
/// <param name="image">What everything begins with.</param>
/// <param name="outputs">Its outputs, by the file's names.</param>
internal sealed class MapGraph(MapNode image, IReadOnlyList<(string Name, MapNode Node)> outputs)
{
    public MapNode Image { get; } = image;

    public IReadOnlyList<(string Name, MapNode Node)> Outputs { get; private set; } = outputs;

    /// <summary>What the outputs need, each node after its inputs.</summary>
    public IReadOnlyList<MapNode> Nodes()
    {
        List<MapNode> sorted = [];
        HashSet<MapNode> seen = [];
        var open = new Stack<(MapNode Node, bool IsDone)>(Outputs.Select(output => (output.Node, false)).Reverse());
        while (open.TryPop(out (MapNode Node, bool IsDone) next))
        {
            if (next.IsDone) sorted.Add(next.Node);
            else if (seen.Add(next.Node))
            {
                open.Push((next.Node, true));
                foreach (MapNode input in next.Node.Inputs.Reverse()) open.Push((input, false));
            }
        }

        return sorted;
    }

    /// <summary>What reads a node, once for each time that it does.</summary>
    public ILookup<MapNode, MapNode> Users() => Nodes().SelectMany(node => node.Inputs.Select(input => (input, node))).ToLookup(pair => pair.input, pair => pair.node);

    /// <summary>Puts other nodes in the place of some, wherever these are read.</summary>
    public void Replace(IReadOnlyDictionary<MapNode, MapNode> others)
    {
        if (others.Count == 0) return;
        Outputs = [.. Outputs.Select(output => (output.Name, Last(output.Node)))];

        // What takes a place may read what was replaced, too.
        for (bool isDone = false; !isDone;)
        {
            isDone = true;
            foreach (MapNode node in Nodes().Where(node => node.Inputs.Any(others.ContainsKey)))
            {
                node.Inputs = [.. node.Inputs.Select(Last)];
                isDone = false;
            }
        }

        MapNode Last(MapNode node)
        {
            while (others.TryGetValue(node, out MapNode? other)) node = other;
            return node;
        }
    }
}
