using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Planning;

/// <summary>A branch as the sequence of its operations, without those that have nothing to do.</summary>
internal static class Chain
{
    private static readonly Extent One = new(1, 1);

    /// <param name="first">The place of the branch's first operation among the stage's.</param>
    public static IReadOnlyList<Link> Of(OperationSpec branch, int first)
    {
        var links = new List<Link>();
        Add(links, branch, first);
        return links;
    }

    private static void Add(List<Link> links, OperationSpec operation, int first)
    {
        switch (operation)
        {
            case { PassesThrough: true }:
                break;
            case SequenceSpec sequence:
                foreach (OperationSpec next in sequence.Operations)
                {
                    Add(links, next, first);
                    first += next.Count;
                }

                break;
            case ConvolutionSpec convolution when links.LastOrDefault() is { Operation: PoolSpec pool } link && ComesBefore(convolution, pool):
                links[links.Count - 1] = new Link(convolution, first, link);
                break;
            default:
                links.Add(new Link(operation, first));
                break;
        }
    }

    /// <summary>A mean of products is the product of the mean. So a 1x1 convolution after an average pool may come first, and the pool then has fewer channels to go over;
    /// but a pool that makes the map smaller leaves less to multiply.</summary>
    private static bool ComesBefore(ConvolutionSpec convolution, PoolSpec pool) =>
        pool.Kind == PoolKind.Average && pool.Stride == One && pool.Input == pool.Output
        && convolution.IsPointwise && convolution.Output.Channels < convolution.Input.Channels;
}
