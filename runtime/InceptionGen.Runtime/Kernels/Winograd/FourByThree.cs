using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(4, 3): 6 products for 4 outputs of 3 weights; in two dimensions a quarter of the direct algorithm's.</summary>
/// <remarks>
/// Row i of the output transform holds the points' i-th powers:
/// <code>
///   1  1   1    1   1  0
///   0  1  -1   1/2 -2  0
///   0  1   1   1/4  4  0
///   0  1  -1   1/8 -8  1
/// </code>
/// </remarks>
internal readonly struct FourByThree : ISixPoints
{
    public static int Outputs => 4;

    public static int Kernel => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FirstOutputs<TSimd, TVector>(
        TVector zero, TVector one, TVector minusOne, TVector half, TVector minusTwo, TVector infinity, out TVector y0, out TVector y1)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        y0 = TSimd.Add(TSimd.Add(zero, TSimd.Add(one, minusOne)), TSimd.Add(half, minusTwo));
        y1 = TSimd.MultiplyAdd(TSimd.Broadcast(-2), minusTwo, TSimd.MultiplyAdd(TSimd.Broadcast(0.5f), half, TSimd.Subtract(one, minusOne)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LastOutputs<TSimd, TVector>(
        TVector zero, TVector one, TVector minusOne, TVector half, TVector minusTwo, TVector infinity, out TVector y2, out TVector y3)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        y2 = TSimd.MultiplyAdd(TSimd.Broadcast(4), minusTwo, TSimd.MultiplyAdd(TSimd.Broadcast(0.25f), half, TSimd.Add(one, minusOne)));
        TVector odd = TSimd.Add(TSimd.Subtract(one, minusOne), infinity);
        y3 = TSimd.MultiplyAdd(TSimd.Broadcast(-8), minusTwo, TSimd.MultiplyAdd(TSimd.Broadcast(0.125f), half, odd));
    }
}
