using InceptionGen.Generator.Model;

namespace InceptionGen.Generator.Planning;

/// <summary>Decides by which algorithm a convolution is computed, from its shape alone.</summary>
internal static class AlgorithmChoice
{
    private static readonly Extent One = new(1, 1);

    // A tile of F(4x4, 3x3) makes 16 outputs with 36 products where the direct algorithm takes 144; one of F(2x2, 5x5) 4 with 36 where it takes 100; F(6, 7)
    // 6 with 12 where it takes 42; F(4, 3) 4 with 6 where it takes 12. Tiles reach over the border of small maps, and the transforms cost what they cost per
    // channel, so both have to be spread over enough work.
    private const double LeastSaving = 1.5;
    private const int LeastChannels = 16;

    public static ConvolutionAlgorithm Of(ConvolutionSpec convolution) => convolution switch
    {
        { IsLinear: true } => ConvolutionAlgorithm.Direct,
        _ when convolution.Stride != One => ConvolutionAlgorithm.Direct,
        _ when convolution.Kernel == One && convolution.Padding == Padding.None => ConvolutionAlgorithm.Pointwise,
        _ => (convolution.Kernel.Height, convolution.Kernel.Width) switch
        {
            (3, 3) when WinogradPays(convolution, tileHeight: 4, tileWidth: 4) => ConvolutionAlgorithm.Winograd4x4,
            (5, 5) when WinogradPays(convolution, tileHeight: 2, tileWidth: 2) => ConvolutionAlgorithm.Winograd2x2For5x5,
            (1, 3) when WinogradPays(convolution, tileHeight: 1, tileWidth: 4) => ConvolutionAlgorithm.WinogradLine4For3,
            (3, 1) when WinogradPays(convolution, tileHeight: 4, tileWidth: 1) => ConvolutionAlgorithm.WinogradLine4For3,
            (1, 7) when WinogradPays(convolution, tileHeight: 1, tileWidth: 6) => ConvolutionAlgorithm.WinogradLine6For7,
            (7, 1) when WinogradPays(convolution, tileHeight: 6, tileWidth: 1) => ConvolutionAlgorithm.WinogradLine6For7,
            _ => ConvolutionAlgorithm.Direct,
        },
    };

    private static bool WinogradPays(ConvolutionSpec convolution, int tileHeight, int tileWidth)
    {
        (Shape output, Extent kernel) = (convolution.Output, convolution.Kernel);
        if (convolution.Input.Channels < LeastChannels || output.Channels < LeastChannels) return false;

        // A tile has as many products as inputs.
        double products = Inputs(output.Height, tileHeight, kernel.Height) * Inputs(output.Width, tileWidth, kernel.Width);
        double directProducts = (double)kernel.Height * kernel.Width * output.Height * output.Width;
        return directProducts >= LeastSaving * products;

        static double Inputs(int length, int tile, int kernel) => (length + tile - 1L) / tile * (tile + kernel - 1.0);
    }
}
