using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Simplifying;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Structure;

/// <summary>Reads what lies between a map and the node where all ways from it come together as a module.</summary>
/// <param name="users">What reads a node.</param>
/// <param name="unsayable">What a module cannot say goes here.</param>
internal sealed class ModuleFinder(ILookup<MapNode, MapNode> users, List<Unsayable> unsayable)
{
    // As in tables.
    private const int MostNested = 32, MostColumns = 200;

    private readonly HashSet<MapNode> _used = [];
    private int _nested;

    /// <summary>The module; null if a table cannot say it, which is reported.</summary>
    /// <param name="source">What its branches read.</param>
    /// <param name="join">Where they come together.</param>
    public Module? Find(MapNode source, MapNode join)
    {
        try
        {
            Module module = join.Operation is AddOperation add ? Residual(source, join, add) : Concatenation(source, join);
            RequireAllUsed(source, join);
            return module;
        }
        catch (ModuleException exception)
        {
            unsayable.Add(new Unsayable(exception.Node.Name, "", exception.Message));
            return null;
        }
    }

    private Module Concatenation(MapNode source, MapNode join)
    {
        if (join.Operation is not ConcatOperation) throw new ModuleException(join, "ways from one map come together in it, and it neither puts maps side by side nor adds them");
        return new Module(source.Output, join.Output, Branches(source, join), Residual: null);
    }

    private Module Residual(MapNode source, MapNode join, AddOperation add)
    {
        if (join.Inputs.Count(input => input == source) != 1)
            throw new ModuleException(join, "it adds two maps, and neither is what the module reads; a residual row adds to the module's input");

        MapNode end = join.Inputs.First(input => input != source);
        float scale = 1;
        for (; end.Operation is StepOperation { Sign: '*' or '/', Numbers: [float number] } step; end = Use(end, join).Input) scale = step.Sign == '*' ? scale * number : scale / number;
        if (end.Operation is not ConvolutionOperation { Activation: Spec.Activation.None, Groups: 1 } || end == source || end.Input == source)
            throw new ModuleException(end, "it is added to the module's input; a residual row adds a convolution without activation that follows the branches");

        Use(end, join);
        MapNode body = end.Input;
        IReadOnlyList<Branch> branches = body.Operation is ConcatOperation && users[body].Count() == 1 ? Branches(source, Use(body, join)) : [BranchTo(source, body, join)];
        return new Module(source.Output, join.Output, branches, new ResidualEnd(end, scale, add.Activation));
    }

    private List<Branch> Branches(MapNode source, MapNode join)
    {
        // A concatenation within a concatenation is the same as one of all parts, unless something else is done to it.
        List<MapNode> parts = [];
        Stack<MapNode> open = new([join]);
        while (open.TryPop(out MapNode? node))
        {
            bool isInner = node == join || (node.Operation is ConcatOperation && node != source && users[node].Count() == 1);
            if (!isInner)
            {
                parts.Add(node);
                continue;
            }

            if (node != join) Use(node, join);
            foreach (MapNode input in node.Inputs.Reverse()) open.Push(input);
        }

        List<Branch> branches = [];
        for (int index = 0; index < parts.Count;)
        {
            // Neighbours that read the same map are a split, unless that is the module's input.
            int end = index + 1;
            bool isSplit = IsSplit(parts[index]);
            while (isSplit && end < parts.Count && parts[end].Inputs[0] == parts[index].Input && IsSplit(parts[end])) end++;
            branches.Add(end - index > 1 ? Split(source, [.. parts[index..end]], join) : BranchTo(source, parts[index], join));
            index = end;
        }

        return branches;

        bool IsSplit(MapNode node) => node != source && node.Operation is ConvolutionOperation && node.Input != source && users[node.Input].Count() > 1;
    }

    private Branch Split(MapNode source, IReadOnlyList<MapNode> sides, MapNode join)
    {
        foreach (MapNode side in sides) Use(side, join);
        ConvolutionOperation first = (ConvolutionOperation)sides[0].Operation;
        bool isPlain = sides.All(side => side.Operation is ConvolutionOperation { Groups: 1 } convolution && convolution.Place.Stride == first.Place.Stride);
        if (!isPlain) throw new ModuleException(sides[0], "convolutions that split a branch differ in their stride or have groups");
        if (users[sides[0].Input].Count() != sides.Count) throw new ModuleException(sides[0].Input, "what it gives is read in several branches that do not end side by side");
        Branch before = BranchTo(source, sides[0].Input, join, readers: sides.Count);
        return before with { Steps = [.. before.Steps, new FilterStep(sides)] };
    }

    /// <summary>The branch from the module's input to a node.</summary>
    /// <param name="readers">How often the branch's end is read.</param>
    private Branch BranchTo(MapNode source, MapNode last, MapNode join, int readers = 1)
    {
        List<FilterStep> steps = [];
        PoolOperation? pool = null;
        Module? inner = null;
        MapNode node = last;
        for (; node != source; node = node.Input)
        {
            if (steps.Count == MostColumns) throw new ModuleException(node, $"its branch has more than {MostColumns} convolutions, and a table no more columns");
            if (pool is not null) throw new ModuleException(node, "it comes before a pool in its branch; a branch of a table begins with its pool");
            if (node.Operation is ConcatOperation or AddOperation)
            {
                inner = Inner(source, node);
                break;
            }

            if (users[node].Count() != (node == last ? readers : 1)) throw new ModuleException(node, "several branches go on from it; branches of a table have nothing in common but the module's input");
            Use(node, join);
            switch (node.Operation)
            {
                case ConvolutionOperation: steps.Insert(0, new FilterStep([node])); break;
                case PoolOperation found: pool = found; break;
                case DropoutOperation: break; // nothing at inference
                default: throw new ModuleException(node, "it is neither convolution nor pool, and branches of a table have nothing else");
            }
        }

        // A branch that is the input itself is a pool of single pixels, which gives what it reads.
        if (steps.Count == 0 && pool is null && inner is null) pool = new PoolOperation(Spec.PoolKind.Max, new(source.Output.Size, new(1, 1), new(1, 1), default, source.Output.Size), CountsPadding: false);
        return new Branch(pool, inner, steps);
    }

    // A branch may begin with a module of its own, which then reads the same map.
    private Module Inner(MapNode source, MapNode join)
    {
        Use(join, join);
        if (++_nested > MostNested) throw new ModuleException(join, $"its modules are nested more than {MostNested} deep");
        return join.Operation is AddOperation add ? Residual(source, join, add) : Concatenation(source, join);
    }

    private MapNode Use(MapNode node, MapNode join)
    {
        if (node.Inputs.Count == 0) throw new ModuleException(join, "one of its branches does not begin at the module's input");
        _used.Add(node);
        return node;
    }

    /// <summary>Whatever lies between the two has to be in a branch.</summary>
    private void RequireAllUsed(MapNode source, MapNode join)
    {
        Stack<MapNode> open = new(users[source].Where(node => node != join));
        HashSet<MapNode> seen = [];
        while (open.TryPop(out MapNode? node))
        {
            if (!seen.Add(node)) continue;
            if (!_used.Contains(node)) throw new ModuleException(node, "it is in no branch from the module's input to its end");
            foreach (MapNode user in users[node].Where(user => user != join)) open.Push(user);
        }
    }

    private sealed class ModuleException(MapNode node, string reason) : Exception(reason)
    {
        public MapNode Node { get; } = node;
    }
}
