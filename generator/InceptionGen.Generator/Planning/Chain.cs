using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Planning;

/// <summary>A branch as the operations that have something to do, one after the other.</summary>
internal static class Chain
{
    private static readonly Extent One = new(1, 1);

    public static IReadOnlyList<Link> Of(OperationSpec branch, int firstLayer)
    {
        var links = new List<Link>();
        Add(links, branch, firstLayer);
        return links;
    }

    /// <summary>Whether an operation's output is its input at inference.</summary>
    public static bool PassesThrough(OperationSpec operation) => operation.Input == operation.Output && operation switch
    {
        DropoutSpec or FlattenSpec => true,
        SequenceSpec sequence => sequence.Operations.All(PassesThrough),
        ConcatSpec concat => concat.Branches.Count == 1 && PassesThrough(concat.Branches[0]),
        _ => false,
    };

    private static void Add(List<Link> links, OperationSpec operation, int firstLayer)
    {
        switch (operation)
        {
            case var _ when PassesThrough(operation):
                break;
            case SequenceSpec sequence:
                foreach (OperationSpec next in sequence.Operations)
                {
                    Add(links, next, firstLayer);
                    firstLayer += next.Layers;
                }

                break;
            case ConvolutionSpec convolution when links.LastOrDefault()?.Operation is PoolSpec pool && ComesBefore(convolution, pool):
                links[links.Count - 1] = new Link(convolution, firstLayer, pool);
                break;
            default:
                links.Add(new Link(operation, firstLayer));
                break;
        }
    }

    /// <summary>A mean of products is the product of the mean. So a 1x1 convolution after an average pool may come first, and the pool then has fewer channels to go over;
    /// but a pool that makes the map smaller leaves less to multiply.</summary>
    private static bool ComesBefore(ConvolutionSpec convolution, PoolSpec pool) =>
        pool.Kind == PoolKind.Average && pool.Stride == One && pool.Input == pool.Output
        && convolution.IsPointwise && convolution.Output.Channels < convolution.Input.Channels;
}
