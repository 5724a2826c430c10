using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>Where a tile's sums go: rows of a gradient (C, O), of which some columns are this panel's.</summary>
/// <param name="first">The first row's first column.</param>
/// <param name="stride">Floats from a row to the next.</param>
/// <param name="columns">Columns of the panel that are outputs: two vectors, or fewer at the end.</param>
/// <param name="adds">Whether sums are added to what is there.</param>
internal readonly unsafe struct GradientRows(float* first, nint stride, int columns, bool adds)
{
    /// <summary>The rows from one on.</summary>
    public GradientRows From(int row) => new(first + (row * stride), stride, columns, adds);

    /// <summary>Stores or adds a row's sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put<TSimd, TVector>(int row, TVector left, TVector right)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* to = first + (row * stride);
        if (columns == 2 * TSimd.Lanes)
        {
            TSimd.Store(to, adds ? TSimd.Add(TSimd.Load(to), left) : left);
            TSimd.Store(to + TSimd.Lanes, adds ? TSimd.Add(TSimd.Load(to + TSimd.Lanes), right) : right);
            return;
        }

        PutSome<TSimd, TVector>(to, left, right);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PutSome<TSimd, TVector>(float* to, TVector left, TVector right)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* sums = stackalloc float[2 * TSimd.Lanes];
        TSimd.Store(sums, left);
        TSimd.Store(sums + TSimd.Lanes, right);
        for (int column = 0; column < columns; column++) to[column] = adds ? to[column] + sums[column] : sums[column];
    }
}
