namespace InceptionGen.Kernels.Products;

/// <summary>What a depthwise filter reads: pixels of a map and the weight of each, (rows, columns, channels) both.</summary>
internal unsafe struct Taps
{
    /// <summary>The first pixel.</summary>
    public float* Input;

    /// <summary>Floats from a row of the map to the next.</summary>
    public nint InputRow;

    /// <summary>Floats from a pixel of the map to the next.</summary>
    public nint InputPixel;

    /// <summary>The first pixel's weights.</summary>
    public float* Weights;

    /// <summary>Floats from a row of weights to the next.</summary>
    public nint WeightRow;

    /// <summary>Floats from a pixel's weights to the next's.</summary>
    public nint WeightPixel;

    /// <summary>How many rows lie within the map.</summary>
    public int Rows;

    /// <summary>How many columns lie within the map.</summary>
    public int Columns;
}
