using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Epilogues;

/// <summary>A <see cref="Clamp"/> in every lane of two vectors.</summary>
/// <param name="mask">Bits that are compared.</param>
/// <param name="most">The largest value.</param>
internal readonly struct VectorClamp<TSimd, TVector>(TVector mask, TVector most)
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private readonly TVector _mask = mask;
    private readonly TVector _most = most;

    /// <summary>Sums to what is stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply(TVector sums) => TSimd.AtMost(_most, TSimd.AtLeast(_mask, sums));

    /// <summary>Sums without the negligible ones, for results that no activation follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WithoutNegligible(TVector sums) => TSimd.AtLeast(TSimd.Broadcast(BitConverter.Int32BitsToSingle(int.MaxValue)), sums);
}
