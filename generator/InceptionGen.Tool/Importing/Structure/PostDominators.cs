using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Structure;

/// <summary>Where the ways from a node come together again, if they all lead to one output.</summary>
internal sealed class PostDominators
{
    private readonly Dictionary<MapNode, MapNode> _next = [];
    private readonly Dictionary<MapNode, int> _depth = [];

    /// <param name="nodes">All that lead to the output, each after its inputs; the last is the output.</param>
    /// <param name="users">What reads a node.</param>
    public PostDominators(IReadOnlyList<MapNode> nodes, ILookup<MapNode, MapNode> users)
    {
        _depth[nodes[^1]] = 0;
        foreach (MapNode node in nodes.Reverse().Skip(1))
        {
            MapNode common = users[node].First();
            foreach (MapNode user in users[node]) common = Common(common, user);
            _next[node] = common;
            _depth[node] = _depth[common] + 1;
        }
    }

    /// <summary>The first node that every way from this one goes through.</summary>
    public MapNode After(MapNode node) => _next[node];

    private MapNode Common(MapNode one, MapNode other)
    {
        while (one != other)
        {
            if (_depth[one] >= _depth[other]) one = _next[one];
            else other = _next[other];
        }

        return one;
    }
}
