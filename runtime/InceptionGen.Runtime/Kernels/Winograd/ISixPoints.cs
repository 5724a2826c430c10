using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>How outputs come from products at <see cref="SixPoints"/>.</summary>
internal interface ISixPoints
{
    /// <summary>Outputs in one dimension.</summary>
    static abstract int Outputs { get; }

    /// <summary>Weights in one dimension.</summary>
    static abstract int Kernel { get; }

    /// <summary>Products at the points (6) to the first two outputs.</summary>
    static abstract void FirstOutputs<TSimd, TVector>(
        TVector zero, TVector one, TVector minusOne, TVector half, TVector minusTwo, TVector infinity, out TVector y0, out TVector y1)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;

    /// <summary>Products at the points (6) to the next two outputs, if there are four.</summary>
    static abstract void LastOutputs<TSimd, TVector>(
        TVector zero, TVector one, TVector minusOne, TVector half, TVector minusTwo, TVector infinity, out TVector y2, out TVector y3)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}
