using System;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>One of Winograd's algorithms in one dimension.</summary>
internal unsafe interface IWinogradLine
{
    /// <summary>Weights.</summary>
    static abstract int Kernel { get; }

    /// <summary>Outputs.</summary>
    static abstract int Outputs { get; }

    /// <summary>The finite points; the last point is infinity.</summary>
    static abstract ReadOnlySpan<double> FinitePoints { get; }

    /// <summary>A vector of channels of the inputs to the points.</summary>
    static abstract void TransformInput<TSimd, TVector>(float** pixels, int channel, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;

    /// <summary>A vector of channels of the products to the outputs, the given step apart: max(floor, bias + output), of those that the map has.</summary>
    static abstract void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector floor, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}
