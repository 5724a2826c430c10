using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Strassen;

/// <summary>The left factors of Strassen's seven products. With A11, A12 the halves of a pair's upper row and A21, A22 those of its lower row:
/// A11, A12, S4 = A12 - S2, A22, S1 = A21 + A22, S2 = S1 - A11, S3 = A11 - A21.</summary>
internal readonly unsafe struct StrassenFactors<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private readonly MatrixRows _rows;
    private readonly float* _memory;
    private readonly int _stride;
    private readonly int _matrixStride;
    private readonly bool _copiesUpper;
    private readonly bool _copiesLower;

    // rows (count, depth) -> factors (7, pairs, depth / 2). A last row without a partner is its own.
    public StrassenFactors(MatrixRows rows, float* memory)
    {
        _rows = rows;
        _memory = memory;
        Pairs = (rows.Count + 1) / 2;
        _stride = RowStride.Of(Half);
        _matrixStride = RowStride.Of(Pairs * _stride);
        _copiesUpper = RowStride.Collides(2 * (int)rows.Stride);
        _copiesLower = _copiesUpper || rows.Count % 2 != 0;
    }

    public int Pairs { get; }

    private int Half => _rows.Depth / 2;

    /// <summary>Memory that factors take.</summary>
    public static long Floats(int pairs, int depth) => 7L * RowStride.Of(pairs * RowStride.Of(depth / 2));

    /// <summary>The left factor of a product.</summary>
    public MatrixRows this[int product] => product switch
    {
        0 when !_copiesUpper => InPlace(_rows.First),
        1 when !_copiesUpper => InPlace(_rows.First + Half),
        3 when !_copiesLower => InPlace(_rows.First + _rows.Stride + Half),
        _ => new(_memory + (product * _matrixStride), _stride, Pairs, Half),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Make()
    {
        nint ahead = 2 * _rows.Stride;
        for (int pair = 0; pair < Pairs; pair++)
        {
            float* upper = _rows.First + (2 * pair * _rows.Stride), lower = _rows.First + (Math.Min((2 * pair) + 1, _rows.Count - 1) * _rows.Stride);
            float* factors = _memory + (pair * _stride);
            int i = 0;
            for (; i <= Half - TSimd.Lanes; i += TSimd.Lanes) MakeVector(upper + i, lower + i, ahead, factors + i);

            // The last vector covers floats made before.
            if (i < Half) MakeVector(upper + Half - TSimd.Lanes, lower + Half - TSimd.Lanes, ahead, factors + Half - TSimd.Lanes);
        }
    }

    private MatrixRows InPlace(float* first) => new(first, 2 * _rows.Stride, Pairs, Half);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MakeVector(float* upper, float* lower, nint ahead, float* factors)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(upper + ahead);
            Sse.Prefetch0(upper + Half + ahead);
            Sse.Prefetch0(lower + ahead);
            Sse.Prefetch0(lower + Half + ahead);
        }

        TVector a11 = TSimd.Load(upper), a12 = TSimd.Load(upper + Half), a21 = TSimd.Load(lower), a22 = TSimd.Load(lower + Half);
        TVector s1 = TSimd.Add(a21, a22), s2 = TSimd.Subtract(s1, a11);
        if (_copiesUpper)
        {
            TSimd.Store(factors, a11);
            TSimd.Store(factors + _matrixStride, a12);
        }

        if (_copiesLower) TSimd.Store(factors + (3 * _matrixStride), a22);
        TSimd.Store(factors + (2 * _matrixStride), TSimd.Subtract(a12, s2));
        TSimd.Store(factors + (4 * _matrixStride), s1);
        TSimd.Store(factors + (5 * _matrixStride), s2);
        TSimd.Store(factors + (6 * _matrixStride), TSimd.Subtract(a11, a21));
    }
}
