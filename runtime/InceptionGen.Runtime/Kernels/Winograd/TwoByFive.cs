using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(2, 5): 6 products for 2 outputs of 5 weights; in two dimensions 2.8 times fewer than the direct algorithm.</summary>
/// <remarks>
/// Row i of the output transform holds the points' i-th powers:
/// <code>
///   1  1   1   1   1  0
///   0  1  -1  1/2 -2  1
/// </code>
/// </remarks>
internal readonly struct TwoByFive : ISixPoints
{
    public static int Outputs => 2;

    public static int Kernel => 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FirstOutputs<TSimd, TVector>(
        TVector zero, TVector one, TVector minusOne, TVector half, TVector minusTwo, TVector infinity, out TVector y0, out TVector y1)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        y0 = TSimd.Add(TSimd.Add(zero, TSimd.Add(one, minusOne)), TSimd.Add(half, minusTwo));
        TVector odd = TSimd.Add(TSimd.Subtract(one, minusOne), infinity);
        y1 = TSimd.MultiplyAdd(TSimd.Broadcast(-2), minusTwo, TSimd.MultiplyAdd(TSimd.Broadcast(0.5f), half, odd));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LastOutputs<TSimd, TVector>(
        TVector zero, TVector one, TVector minusOne, TVector half, TVector minusTwo, TVector infinity, out TVector y2, out TVector y3)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => y2 = y3 = default;
}
