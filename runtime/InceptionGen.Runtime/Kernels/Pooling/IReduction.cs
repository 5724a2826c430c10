using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Pooling;

/// <summary>How a pool reduces the values of a window to one.</summary>
internal interface IReduction
{
    /// <summary>What a reduction starts with.</summary>
    static abstract float Start { get; }

    static abstract TVector Reduce<TSimd, TVector>(TVector reduced, TVector value)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;

    static abstract TVector Finish<TSimd, TVector>(TVector reduced, float counted)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}

/// <summary>The largest value; NaN if there is one.</summary>
internal readonly struct Largest : IReduction
{
    public static float Start => float.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Reduce<TSimd, TVector>(TVector reduced, TVector value)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TSimd.Max(reduced, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TSimd, TVector>(TVector reduced, float counted)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => reduced;
}

/// <summary>The sum over the number of values that count. A sum of large values of both signs may be negligible.</summary>
internal readonly struct Mean : IReduction
{
    public static float Start => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Reduce<TSimd, TVector>(TVector reduced, TVector value)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TSimd.Add(reduced, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TSimd, TVector>(TVector reduced, float counted)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        VectorClamp<TSimd, TVector>.WithoutNegligible(TSimd.Divide(reduced, TSimd.Broadcast(counted)));
}
