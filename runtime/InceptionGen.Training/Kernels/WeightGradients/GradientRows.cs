using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>Where a tile's sums go: rows of a gradient (rows, O), of which some columns are this panel's.</summary>
/// <param name="first">The first row's first column.</param>
/// <param name="stride">Floats from a row to the next.</param>
/// <param name="rows">Rows.</param>
/// <param name="columns">Columns of the panel that are outputs: its width, or fewer at the end.</param>
internal readonly unsafe struct GradientRows(float* first, nint stride, int rows, int columns)
{
    /// <summary>Takes a tile's sums (rows, width).</summary>
    /// <param name="sums">The sums. Rows and columns that the gradient does not have are dropped.</param>
    /// <param name="width">Floats of a row.</param>
    /// <param name="adds">Whether they are added to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TSimd, TVector>(float* sums, int width, bool adds)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* to = first;
        for (int row = 0; row < rows; row++, to += stride, sums += width)
        {
            int column = 0;
            for (; column <= columns - TSimd.Lanes; column += TSimd.Lanes)
            {
                TVector sum = TSimd.Load(sums + column);
                TSimd.Store(to + column, adds ? TSimd.Add(TSimd.Load(to + column), sum) : sum);
            }

            for (; column < columns; column++) to[column] = adds ? to[column] + sums[column] : sums[column];
        }
    }
}
