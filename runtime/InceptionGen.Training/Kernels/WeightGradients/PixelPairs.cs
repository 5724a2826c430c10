namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>The input pixels that one place of a kernel reads, and the output pixels that it writes: as many of either, in images, rows and columns.</summary>
internal unsafe struct PixelPairs
{
    /// <summary>The first input pixel.</summary>
    public float* Input;

    /// <summary>Floats from an input pixel, row and image to the next.</summary>
    public nint InputPixel, InputRow, InputImage;

    /// <summary>The first output pixel's gradient.</summary>
    public float* Output;

    /// <summary>Floats from an output pixel, row and image to the next.</summary>
    public nint OutputPixel, OutputRow, OutputImage;

    /// <summary>How many there are.</summary>
    public int Images, Rows, Columns;

    /// <summary>Where the first output pixel is in its chunk.</summary>
    public int FirstRow, FirstColumn;

    /// <summary>Makes one row of rows, and of images, that follow each other without a gap.</summary>
    public void Join()
    {
        if (InputRow == Columns * InputPixel && OutputRow == Columns * OutputPixel) (Columns, Rows) = (Columns * Rows, 1);
        if (Rows == 1 && InputImage == Columns * InputPixel && OutputImage == Columns * OutputPixel) (Columns, Images) = (Columns * Images, 1);
    }
}
