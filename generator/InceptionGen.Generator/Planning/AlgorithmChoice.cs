using InceptionGen.Generator.Model;

namespace InceptionGen.Generator.Planning;

/// <summary>Decides by which algorithm a convolution is computed, from its shape alone.</summary>
internal static class AlgorithmChoice
{
    private static readonly Extent One = new(1, 1);
    private static readonly Extent Three = new(3, 3);

    // A tile of F(4x4, 3x3) makes 16 outputs with 36 products where the direct algorithm takes 144. Tiles reach over the border of small maps, and the
    // transforms cost what they cost per channel, so both have to be spread over enough work.
    private const int TileSide = 4;
    private const int ProductsPerTile = 36;
    private const double LeastSaving = 1.5;
    private const int LeastChannels = 16;

    public static ConvolutionAlgorithm Of(ConvolutionSpec convolution) => convolution switch
    {
        { IsLinear: true } => ConvolutionAlgorithm.Direct,
        _ when convolution.Stride != One => ConvolutionAlgorithm.Direct,
        _ when convolution.Kernel == One && convolution.Padding == Padding.None => ConvolutionAlgorithm.Pointwise,
        _ when convolution.Kernel == Three && WinogradPays(convolution) => ConvolutionAlgorithm.Winograd4x4,
        _ => ConvolutionAlgorithm.Direct,
    };

    private static bool WinogradPays(ConvolutionSpec convolution)
    {
        Shape output = convolution.Output;
        if (convolution.Input.Channels < LeastChannels || output.Channels < LeastChannels) return false;
        double products = (double)ProductsPerTile * Tiles(output.Height) * Tiles(output.Width);
        return 9.0 * output.Height * output.Width >= LeastSaving * products;
    }

    private static long Tiles(int length) => (length + TileSide - 1L) / TileSide;
}
