using InceptionGen.Tool.Importing.Graphs;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Simplifying;

/// <summary>Puts padding that is a node of its own into the convolution or pool after it.</summary>
internal static class PaddingFusion
{
    // What a maximum never takes.
    private const float Least = -1e30f;

    /// <summary>The convolution or pool with the padding before it; null if it has none, or the two cannot be one.</summary>
    public static MapNode? Fused(MapNode node)
    {
        if (node.Inputs.Count != 1 || node.Input is not { Operation: PadOperation pad } padded) return null;

        MapNode map = padded.Input;
        Operation? fused = node.Operation switch
        {
            ConvolutionOperation convolution when pad.Value == 0 => convolution with { Place = Widened(convolution.Place, pad.Amounts, map) },

            // Where the padding is part of the map, an average counts it; its own padding is then to be counted, too.
            PoolOperation { Kind: Spec.PoolKind.Average } pool when pad.Value == 0 && (pool.CountsPadding || !pool.Place.CoversPadding) =>
                pool with { Place = Widened(pool.Place, pad.Amounts, map), CountsPadding = true },

            // Zeros are no more than what an activation gives; every window has a pixel of the map in it, or the zero is its result.
            PoolOperation { Kind: Spec.PoolKind.Max } pool when pad.Value <= Least || (pad.Value == 0 && Sign.IsNeverNegative(map) && ReachesMap(pool.Place, pad.Amounts)) =>
                pool with { Place = Widened(pool.Place, pad.Amounts, map) },
            _ => null,
        };
        return fused is null ? null : new MapNode(node.Name, fused, [map], node.Output);
    }

    private static WindowPlace Widened(WindowPlace place, Spec.Padding pad, MapNode map) => place with
    {
        Input = map.Output.Size,
        Padding = new(place.Padding.Top + pad.Top, place.Padding.Bottom + pad.Bottom, place.Padding.Left + pad.Left, place.Padding.Right + pad.Right),
    };

    private static bool ReachesMap(WindowPlace place, Spec.Padding pad) =>
        pad.Top + place.Padding.Top < place.Kernel.Height && pad.Bottom + place.Padding.Bottom < place.Kernel.Height && pad.Left + place.Padding.Left < place.Kernel.Width && pad.Right + place.Padding.Right < place.Kernel.Width;
}
