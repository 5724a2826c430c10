using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;

namespace InceptionGen.Training.Kernels.WeightGradients;

/// <summary>The micro-kernel of weight gradients: a few rows of the gradient by a panel of output channels, summed over pixels, all sums in registers.</summary>
internal static unsafe partial class GradientTile<TSimd, TVector, TPanel>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TPanel : struct, IPanelWidth
{
    /// <summary>Sums the products of some rows and one panel.</summary>
    /// <param name="pairs">Which pixels meet. Input pixels have numbers for the highest tile, whatever those after the last row are.</param>
    /// <param name="rows">Rows; a tile may be higher.</param>
    /// <param name="sums">The result: as many rows as the highest tile has, of the panel's width.</param>
    public static void Run(in PixelPairs pairs, int rows, float* sums)
    {
        float* x = pairs.Input;
        switch (rows)
        {
            case 1:
                Rows1(pairs, x, sums);
                break;
            case <= 4:
                Rows4(pairs, x, sums);
                break;
            case <= 6:
                Rows6(pairs, x, sums);
                break;
            case <= 8:
                Rows4(pairs, x, sums);
                Rows4(pairs, x + 4, sums + (4 * Width));
                break;
            default:
                Rows12(pairs, x, sums);
                break;
        }
    }

    private static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TPanel.IsWide ? 2 * TSimd.Lanes : TSimd.Lanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(float value, TVector dyLeft, TVector dyRight, ref TVector left, ref TVector right)
    {
        TVector values = TSimd.Broadcast(value);
        left = TSimd.MultiplyAdd(values, dyLeft, left);
        if (TPanel.IsWide) right = TSimd.MultiplyAdd(values, dyRight, right);
    }

    // No call is made while sums are in registers: the compiler would keep them in memory all the time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* sums, int row, TVector left, TVector right)
    {
        TSimd.Store(sums + (row * Width), left);
        if (TPanel.IsWide) TSimd.Store(sums + (row * Width) + TSimd.Lanes, right);
    }
}
