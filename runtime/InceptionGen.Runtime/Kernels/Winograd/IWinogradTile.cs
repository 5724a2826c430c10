using System;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>One of Winograd's algorithms: a tile of outputs from fewer products than it has outputs times weights.</summary>
/// <remarks>
/// A convolution of n inputs with r weights has n + 1 - r outputs. It is a product of polynomials turned around: both factors are evaluated at n
/// points, multiplied there, and interpolated (Toom and Cook; Winograd 1980; Lavin and Gray 2015, arXiv 1509.09308). In two dimensions the same is done to
/// columns and then to rows.
/// </remarks>
internal unsafe interface IWinogradTile
{
    /// <summary>Weights of a kernel.</summary>
    static abstract Extent Kernel { get; }

    /// <summary>Outputs of a tile.</summary>
    static abstract Extent Outputs { get; }

    /// <summary>The finite points in each dimension; the last point is infinity.</summary>
    static abstract ReadOnlySpan<double> FinitePoints { get; }

    /// <summary>A vector of channels of a tile's pixels (rows, columns) to its points.</summary>
    static abstract void TransformInput<TSimd, TVector>(float** pixels, int channel, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;

    /// <summary>A vector of channels of a tile's products to its outputs: max(floor, bias + output), of the rows and columns that the map has.</summary>
    static abstract void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector floor, float* output, nint rowStride, nint pixelStride, int rows, int columns)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}
