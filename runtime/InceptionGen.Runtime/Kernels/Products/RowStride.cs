namespace InceptionGen.Kernels.Products;

/// <summary>How far apart the rows of a matrix stand. A tile reads one float of each of its rows at a time; rows a multiple of 4096 bytes apart all fall
/// into one set of the first-level cache, which holds 8 or 12 lines, and push each other out before the next float of their line is read.</summary>
internal static class RowStride
{
    private const int LineFloats = 16;
    private const int AliasingFloats = 1024;

    /// <summary>The stride for rows of the given length: whole cache lines, an odd number of them, so that rows spread over all sets.</summary>
    public static int Of(int length) => (((length + LineFloats - 1) / LineFloats) | 1) * LineFloats;

    /// <summary>Whether a tile's rows fall into too few sets.</summary>
    public static bool Collides(int stride) => stride % AliasingFloats == 0;
}
