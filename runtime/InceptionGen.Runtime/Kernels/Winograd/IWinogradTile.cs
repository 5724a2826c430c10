using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>One of Winograd's algorithms: a tile of outputs from fewer products than it has outputs times weights. In each dimension it has as many points as inputs:
/// (outputs - 1) * stride + kernel.</summary>
/// <remarks>
/// A convolution of n inputs with r weights has n + 1 - r outputs. It is a product of polynomials turned around: both factors are evaluated at n
/// points, multiplied there, and interpolated (Toom and Cook; Winograd 1980; Lavin and Gray 2015, arXiv 1509.09308). In two dimensions the same is done to
/// rows and then to columns.
/// </remarks>
internal unsafe interface IWinogradTile
{
    /// <summary>Weights of a kernel.</summary>
    static abstract Extent Kernel { get; }

    /// <summary>Steps of the kernel.</summary>
    static abstract Extent Stride { get; }

    /// <summary>Outputs of a tile.</summary>
    static abstract Extent Outputs { get; }

    /// <summary>Weights of a column to its points: (points, weights).</summary>
    static abstract double[,] KernelTransformDown { get; }

    /// <summary>Weights of a row to its points: (points, weights).</summary>
    static abstract double[,] KernelTransformAcross { get; }

    /// <summary>A vector of channels of a tile's pixels (rows, columns) to its points.</summary>
    /// <param name="pixels">Where each pixel is.</param>
    /// <param name="channel">The vector's first channel.</param>
    /// <param name="between">Room for a vector of every point, between the dimensions.</param>
    /// <param name="points">The points.</param>
    /// <param name="pointStride">Floats from a point to the next.</param>
    static abstract void TransformInput<TSimd, TVector>(float** pixels, int channel, float* between, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;

    /// <summary>A vector of channels of a tile's products to its outputs: atLeast(bias + output), of the rows and columns that the map has.</summary>
    static abstract void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, float* between, TVector bias, TVector least, float* output, nint rowStride, nint pixelStride, int rows, int columns)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}
