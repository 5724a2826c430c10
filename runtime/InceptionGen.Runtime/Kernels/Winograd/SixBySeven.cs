using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(6, 7): 12 products for 6 outputs of 7 weights, 3.5 times fewer than the direct algorithm.</summary>
/// <remarks>
/// The points are 0, ±3/8, ±11/16, ±1, ±3/2, ±11/4 and infinity: of the sets with five pairs about the one that rounds least, for large and small powers balance each other.
/// A pair a, -a shares its sums over even and over odd places, since the polynomial whose zeros are all other points is (x ± a) x Q(x²).
/// </remarks>
internal readonly unsafe struct SixBySeven : IWinogradLine
{
    private const double A = 3.0 / 8, A2 = A * A, A3 = A2 * A, A4 = A3 * A, A5 = A4 * A;
    private const double B = 11.0 / 16, B2 = B * B, B3 = B2 * B, B4 = B3 * B, B5 = B4 * B;
    private const double C = 1;
    private const double D = 3.0 / 2, D2 = D * D, D3 = D2 * D, D4 = D3 * D, D5 = D4 * D;
    private const double E = 11.0 / 4, E2 = E * E, E3 = E2 * E, E4 = E3 * E, E5 = E4 * E;

    public static int Kernel => 7;

    public static int Stride => 1;

    public static int Outputs => 6;

    public static double[,] KernelTransform => Interpolation.KernelTransform([0, A, -A, B, -B, C, -C, D, -D, E, -E], Kernel);

    // inputs (12) -> points (12)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector, TInputs>(TInputs inputs, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TInputs : struct, ILineInputs<TVector>
    {
        TVector d1 = inputs[1], d2 = inputs[2], d3 = inputs[3], d4 = inputs[4], d5 = inputs[5];
        TVector d6 = inputs[6], d7 = inputs[7], d8 = inputs[8], d9 = inputs[9], d10 = inputs[10];
        TSimd.Store(points, AllPairs<TSimd, TVector>(inputs[0], d2, d4, d6, d8, d10));
        Pair<TSimd, TVector>(A, B, C, D, E, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, points + pointStride, pointStride);
        Pair<TSimd, TVector>(B, A, C, D, E, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, points + (3 * pointStride), pointStride);
        Pair<TSimd, TVector>(C, A, B, D, E, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, points + (5 * pointStride), pointStride);
        Pair<TSimd, TVector>(D, A, B, C, E, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, points + (7 * pointStride), pointStride);
        Pair<TSimd, TVector>(E, A, B, C, D, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, points + (9 * pointStride), pointStride);
        TSimd.Store(points + (11 * pointStride), AllPairs<TSimd, TVector>(d1, d3, d5, d7, d9, inputs[11]));
    }

    // products (12) -> outputs (6): sums of the products times the i-th powers of their points
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector least, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        SumAndDifference<TSimd, TVector>(products + productStride, productStride, out TVector evenA, out TVector oddA);
        SumAndDifference<TSimd, TVector>(products + (3 * productStride), productStride, out TVector evenB, out TVector oddB);
        SumAndDifference<TSimd, TVector>(products + (5 * productStride), productStride, out TVector evenC, out TVector oddC);
        SumAndDifference<TSimd, TVector>(products + (7 * productStride), productStride, out TVector evenD, out TVector oddD);
        SumAndDifference<TSimd, TVector>(products + (9 * productStride), productStride, out TVector evenE, out TVector oddE);
        (evenC, oddC) = (TSimd.Add(evenC, bias), TSimd.Add(oddC, bias));

        TVector y0 = TSimd.Add(TSimd.Load(products), Sum<TSimd, TVector>(1, 1, 1, 1, evenA, evenB, evenC, evenD, evenE));
        TSimd.Store(output, TSimd.AtLeast(least, y0));
        if (count > 1) TSimd.Store(output + step, TSimd.AtLeast(least, Sum<TSimd, TVector>(A, B, D, E, oddA, oddB, oddC, oddD, oddE)));
        if (count > 2) TSimd.Store(output + (2 * step), TSimd.AtLeast(least, Sum<TSimd, TVector>(A2, B2, D2, E2, evenA, evenB, evenC, evenD, evenE)));
        if (count > 3) TSimd.Store(output + (3 * step), TSimd.AtLeast(least, Sum<TSimd, TVector>(A3, B3, D3, E3, oddA, oddB, oddC, oddD, oddE)));
        if (count > 4) TSimd.Store(output + (4 * step), TSimd.AtLeast(least, Sum<TSimd, TVector>(A4, B4, D4, E4, evenA, evenB, evenC, evenD, evenE)));
        if (count <= 5) return;

        TVector y5 = TSimd.Add(TSimd.Load(products + (11 * productStride)), Sum<TSimd, TVector>(A5, B5, D5, E5, oddA, oddB, oddC, oddD, oddE));
        TSimd.Store(output + (5 * step), TSimd.AtLeast(least, y5));
    }

    // The coefficients of the polynomial (x² - A²)(x² - B²)(x² - C²)(x² - D²)(x² - E²), which has all pairs as its zeros.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AllPairs<TSimd, TVector>(TVector d0, TVector d2, TVector d4, TVector d6, TVector d8, TVector d10)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        const double a = A * A, b = B * B, c = C * C, d = D * D, e = E * E;
        const double q0 = a * b * c * d, q1 = (a * b * (c + d)) + (c * d * (a + b)), q2 = (a * b) + (c * d) + ((a + b) * (c + d)), q3 = a + b + c + d;
        TVector sum = TSimd.MultiplyAdd(TSimd.Broadcast((float)-(q3 + e)), d8, d10);
        sum = TSimd.MultiplyAdd(TSimd.Broadcast((float)(q2 + (e * q3))), d6, sum);
        sum = TSimd.MultiplyAdd(TSimd.Broadcast((float)-(q1 + (e * q2))), d4, sum);
        sum = TSimd.MultiplyAdd(TSimd.Broadcast((float)(q0 + (e * q1))), d2, sum);
        return TSimd.MultiplyAdd(TSimd.Broadcast((float)-(e * q0)), d0, sum);
    }

    // inputs -> the points p and -p: even ± p * odd, with the coefficients of the polynomial Q that has the squares of the other pairs as its zeros.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair<TSimd, TVector>(
        double p, double other1, double other2, double other3, double other4,
        TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, TVector d6, TVector d7, TVector d8, TVector d9, TVector d10, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        double a = other1 * other1, b = other2 * other2, c = other3 * other3, d = other4 * other4;
        TVector q0 = TSimd.Broadcast((float)(a * b * c * d)), q1 = TSimd.Broadcast((float)-((a * b * (c + d)) + (c * d * (a + b))));
        TVector q2 = TSimd.Broadcast((float)((a * b) + (c * d) + ((a + b) * (c + d)))), q3 = TSimd.Broadcast((float)-(a + b + c + d));
        TVector even = TSimd.MultiplyAdd(q0, d2, TSimd.MultiplyAdd(q1, d4, TSimd.MultiplyAdd(q2, d6, TSimd.MultiplyAdd(q3, d8, d10))));
        TVector odd = TSimd.MultiplyAdd(q0, d1, TSimd.MultiplyAdd(q1, d3, TSimd.MultiplyAdd(q2, d5, TSimd.MultiplyAdd(q3, d7, d9))));
        TSimd.Store(points, TSimd.MultiplyAdd(TSimd.Broadcast((float)p), odd, even));
        TSimd.Store(points + pointStride, TSimd.MultiplyAdd(TSimd.Broadcast((float)-p), odd, even));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumAndDifference<TSimd, TVector>(float* products, nint productStride, out TVector sum, out TVector difference)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector plus = TSimd.Load(products), minus = TSimd.Load(products + productStride);
        (sum, difference) = (TSimd.Add(plus, minus), TSimd.Subtract(plus, minus));
    }

    // C's powers are 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum<TSimd, TVector>(double a, double b, double d, double e, TVector atA, TVector atB, TVector atC, TVector atD, TVector atE)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector sum = TSimd.MultiplyAdd(TSimd.Broadcast((float)b), atB, TSimd.MultiplyAdd(TSimd.Broadcast((float)a), atA, atC));
        return TSimd.MultiplyAdd(TSimd.Broadcast((float)e), atE, TSimd.MultiplyAdd(TSimd.Broadcast((float)d), atD, sum));
    }
}
