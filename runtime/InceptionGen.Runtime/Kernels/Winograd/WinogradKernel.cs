using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>The transform of the weights, once, when they are packed.</summary>
internal static unsafe class WinogradKernel<TSimd, TVector, TTile>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile
{
    private static readonly float[,] Down = Matrix(TTile.Outputs.Height, TTile.Kernel.Height);
    private static readonly float[,] Across = Matrix(TTile.Outputs.Width, TTile.Kernel.Width);

    /// <summary>Weights (r) to points: the value of their polynomial at each point, divided by that point's differences to the others.</summary>
    internal static double[,] Transform(int outputs, int kernel)
    {
        if (kernel == 1 && outputs == 1) return new double[,] { { 1 } };

        ReadOnlySpan<double> finite = TTile.FinitePoints;
        var transform = new double[finite.Length + 1, kernel];
        for (int point = 0; point < finite.Length; point++)
        {
            double differences = 1;
            foreach (double other in finite) differences *= other == finite[point] ? 1 : finite[point] - other;
            for (int power = 0; power < kernel; power++) transform[point, power] = Math.Pow(finite[point], power) / differences;
        }

        transform[finite.Length, kernel - 1] = 1;
        return transform;
    }

    // kernels (Kh, Kw, width) -> points (rows, columns), the given stride apart: Down * kernel * Across^T
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(float* kernel, nint width, float* points, nint pointStride)
    {
        int kernelRows = Down.GetLength(1), kernelColumns = Across.GetLength(1), rows = Down.GetLength(0), columns = Across.GetLength(0);
        float* transformed = stackalloc float[rows * kernelColumns * TSimd.Lanes];
        for (int lane = 0; lane < width; lane += TSimd.Lanes)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < kernelColumns; column++)
                    TSimd.Store(transformed + (((row * kernelColumns) + column) * TSimd.Lanes), Sum(Down, row, kernel + lane + (column * width), kernelColumns * width, kernelRows));
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

    private static float[,] Matrix(int outputs, int kernel)
    {
        double[,] exact = Transform(outputs, kernel);
        var rounded = new float[exact.GetLength(0), kernel];
        for (int i = 0; i < exact.GetLength(0); i++)
        {
            for (int j = 0; j < kernel; j++) rounded[i, j] = (float)exact[i, j];
        }

        return rounded;
    }
}
