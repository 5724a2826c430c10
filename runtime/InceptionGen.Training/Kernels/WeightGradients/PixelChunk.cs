using System;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>Pixels whose products are summed at a time: some images' rows [Start, End) of the output.</summary>
internal readonly record struct PixelChunk(int Image, int Images, int Start, int End)
{
    // Of input and output together: half of a second-level cache of 1 MB.
    private const int Floats = 128 * 1024;

    /// <summary>Rows of the output.</summary>
    public int Rows => End - Start;

    /// <summary>Whether its sums are the first.</summary>
    public bool IsFirst => Image == 0 && Start == 0;

    /// <summary>The first chunk of a batch, which is as large as any.</summary>
    public static PixelChunk First(ConvolutionInfo convolution, int batch)
    {
        (MapShape x, MapShape y) = (convolution.Input, convolution.Output);
        long floatsOfRow = ((long)x.Width * x.Channels * convolution.Stride.Height) + ((long)y.Width * y.Channels);
        int rows = (int)Math.Clamp(Floats / floatsOfRow, 1, y.Height);
        return new(0, rows < y.Height ? 1 : (int)Math.Clamp(Floats / (floatsOfRow * y.Height), 1, batch), 0, rows);
    }

    /// <summary>The chunk after this one, as the first was; it has no images if this was the last.</summary>
    public PixelChunk Next(PixelChunk first, int height, int batch) => End < height
        ? this with { Start = End, End = Math.Min(End + first.Rows, height) }
        : new(Image + Images, Math.Min(first.Images, batch - Image - Images), 0, first.Rows);
}
