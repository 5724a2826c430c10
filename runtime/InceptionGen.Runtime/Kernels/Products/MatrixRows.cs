namespace InceptionGen.Kernels.Products;

/// <summary>Rows of a matrix in memory. A row may be cut into segments, as what a kernel sees is in a map: (rows, segments, depth).</summary>
/// <param name="first">The first row.</param>
/// <param name="stride">Floats from a row to the next; rows may overlap.</param>
/// <param name="count">Rows.</param>
/// <param name="depth">Floats of a segment.</param>
/// <param name="segments">Segments of a row.</param>
/// <param name="segmentStride">Floats from a segment to the next.</param>
internal readonly unsafe struct MatrixRows(float* first, nint stride, int count, int depth, int segments = 1, nint segmentStride = 0)
{
    public float* First => first;

    public nint Stride => stride;

    public int Count => count;

    public int Depth => depth;

    public int Segments => segments;

    public nint SegmentStride => segmentStride;
}
