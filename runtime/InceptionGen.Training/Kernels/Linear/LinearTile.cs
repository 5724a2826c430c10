using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Tiles;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Kernels.Linear;

/// <summary>The micro-kernel of linear layers: a few rows by two vectors of a panel, or one, of which a few rows of the depth are summed. All sums are in registers.</summary>
internal static unsafe partial class LinearTile<TSimd, TVector, TPanel>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TPanel : struct, IPanelWidth
{
    // Rows of the panel that come to the second-level cache before they are used: the processor's own prefetching starts again with every page.
    private const int RowsAhead = 64;

    /// <summary>The height of the next tile.</summary>
    /// <param name="rows">Rows that are left.</param>
    public static int Height(int rows)
    {
        if (TSimd.HasManyRegisters && rows >= 12) return 12;
        if (rows is 6 or 7 or >= 10) return 6;
        return rows >= 4 ? 4 : 1;
    }

    /// <summary>totals (rows, width) += x (rows, depth) * weights (depth, width).</summary>
    /// <param name="height">Rows: <see cref="Height"/>.</param>
    /// <param name="x">The first row.</param>
    /// <param name="stride">Floats from a row to the next.</param>
    /// <param name="depth">Depth.</param>
    /// <param name="weights">The weights. Whole vectors are loaded, if the panel is as wide or not.</param>
    /// <param name="columns">Floats from a row of the weights to the next.</param>
    /// <param name="totals">The sums; rows are a whole panel apart.</param>
    public static void Run(int height, float* x, nint stride, nint depth, float* weights, nint columns, float* totals)
    {
        switch (height)
        {
            case 12:
                Rows12(x, stride, depth, weights, columns, totals);
                break;
            case 6:
                Rows6(x, stride, depth, weights, columns, totals);
                break;
            case 4:
                Rows4(x, stride, depth, weights, columns, totals);
                break;
            default:
                Rows1(x, depth, weights, columns, totals);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(float value, TVector weightsLeft, TVector weightsRight, ref TVector left, ref TVector right)
    {
        TVector values = TSimd.Broadcast(value);
        left = TSimd.MultiplyAdd(values, weightsLeft, left);
        if (TPanel.IsWide) right = TSimd.MultiplyAdd(values, weightsRight, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(float* weights, nint columns)
    {
        if (!Sse.IsSupported) return;

        Sse.Prefetch1(weights + (RowsAhead * columns));
        if (TPanel.IsWide) Sse.Prefetch1(weights + (RowsAhead * columns) + TSimd.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* totals, int row, TVector left, TVector right)
    {
        float* to = totals + (row * WeightPanels.Width);
        TSimd.Store(to, TSimd.Add(TSimd.Load(to), left));
        if (TPanel.IsWide) TSimd.Store(to + TSimd.Lanes, TSimd.Add(TSimd.Load(to + TSimd.Lanes), right));
    }
}
