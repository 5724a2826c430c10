using System.Linq;
using InceptionGen.Tool.Importing.Onnx;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>The order into which a Transpose puts dimensions.</summary>
internal static class AxisOrder
{
    /// <param name="node">The node; without "perm", it turns all dimensions round.</param>
    /// <param name="rank">How many dimensions it reads.</param>
    /// <exception cref="UnsayableException">The order does not name each dimension once.</exception>
    public static int[] Of(OnnxNode node, int rank)
    {
        if (node.Integers("perm") is not { Count: > 0 } order) return [.. Enumerable.Range(0, rank).Reverse()];
        bool isWhole = order.Order().SequenceEqual(Enumerable.Range(0, rank).Select(axis => (long)axis));
        return isWhole ? [.. order.Select(axis => (int)axis)] : throw new UnsayableException($"it puts {rank} dimensions into the order {string.Join(' ', order.Take(8))}, which does not name each of them once");
    }
}
