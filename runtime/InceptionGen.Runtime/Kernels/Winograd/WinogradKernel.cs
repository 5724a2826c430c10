using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The transform of the weights, once, when they are packed.</summary>
internal static unsafe class WinogradKernel<TSimd, TVector, TTile>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    private static readonly float[,] Down = DistinctPoints.Rounded(TTile.KernelTransformDown);
    private static readonly float[,] Across = DistinctPoints.Rounded(TTile.KernelTransformAcross);

    // kernels (Kh, Kw, width), places and points the given strides apart -> distinct points (rows, columns): Down * kernel * Across^T
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(float* kernel, nint placeStride, nint width, float* points, nint pointStride)
    {
        int kernelRows = Down.GetLength(1), kernelColumns = Across.GetLength(1), rows = Down.GetLength(0), columns = Across.GetLength(0);
        float* transformed = stackalloc float[rows * kernelColumns * TSimd.Lanes];
        for (int lane = 0; lane < width; lane += TSimd.Lanes)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < kernelColumns; column++)
                    TSimd.Store(transformed + (((row * kernelColumns) + column) * TSimd.Lanes), Sum(Down, row, kernel + lane + (column * placeStride), kernelColumns * placeStride, kernelRows));
                for (int column = 0; column < columns; column++)
                    TSimd.Store(points + lane + (((row * columns) + column) * pointStride), Sum(Across, column, transformed + (row * kernelColumns * TSimd.Lanes), TSimd.Lanes, kernelColumns));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum(float[,] matrix, int row, float* values, nint stride, int count)
    {
        TVector sum = TSimd.Multiply(TSimd.Broadcast(matrix[row, 0]), TSimd.Load(values));
        for (int i = 1; i < count; i++) sum = TSimd.MultiplyAdd(TSimd.Broadcast(matrix[row, i]), TSimd.Load(values + (i * stride)), sum);
        return sum;
    }
}
