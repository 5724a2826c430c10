using InceptionGen.Generator.Model;

namespace InceptionGen.Generator.Planning;

/// <summary>Decides by which algorithm a convolution is computed, from its shape alone.</summary>
internal static class AlgorithmChoice
{
    private static readonly Extent One = new(1, 1);
    private static readonly Extent Three = new(3, 3);
    private static readonly Extent Five = new(5, 5);

    // A tile of F(4x4, 3x3) makes 16 outputs with 36 products where the direct algorithm takes 144; one of F(2x2, 5x5) makes 4 with 36 where it takes 100.
    // Tiles reach over the border of small maps, and the transforms cost what they cost per channel, so both have to be spread over enough work.
    private const int ProductsPerTile = 36;
    private const double LeastSaving = 1.5;
    private const int LeastChannels = 16;

    public static ConvolutionAlgorithm Of(ConvolutionSpec convolution) => convolution switch
    {
        { IsLinear: true } => ConvolutionAlgorithm.Direct,
        _ when convolution.Stride != One => ConvolutionAlgorithm.Direct,
        _ when convolution.Kernel == One && convolution.Padding == Padding.None => ConvolutionAlgorithm.Pointwise,
        _ when convolution.Kernel == Three && WinogradPays(convolution, tileSide: 4) => ConvolutionAlgorithm.Winograd4x4,
        _ when convolution.Kernel == Five && WinogradPays(convolution, tileSide: 2) => ConvolutionAlgorithm.Winograd2x2For5x5,
        _ => ConvolutionAlgorithm.Direct,
    };

    private static bool WinogradPays(ConvolutionSpec convolution, int tileSide)
    {
        Shape output = convolution.Output;
        if (convolution.Input.Channels < LeastChannels || output.Channels < LeastChannels) return false;
        double products = (double)ProductsPerTile * Tiles(output.Height) * Tiles(output.Width);
        double directProducts = (double)convolution.Kernel.Height * convolution.Kernel.Width * output.Height * output.Width;
        return directProducts >= LeastSaving * products;

        long Tiles(int length) => (length + tileSide - 1L) / tileSide;
    }
}
