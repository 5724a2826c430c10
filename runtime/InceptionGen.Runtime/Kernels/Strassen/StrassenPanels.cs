using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Strassen;

/// <summary>The right factors of Strassen's seven products. With B11, B21 the halves of the input channels for the left half of the outputs and B12, B22 those for the right half:
/// B11, B21, B22, T4 = T2 - B21, T1 = B12 - B11, T2 = B22 - T1, T3 = B22 - B12.</summary>
internal static unsafe class StrassenPanels<TSimd, TVector>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private const int Block = 32;

    // kernel (O, depth), for the outputs from left and from right on -> panel (7, depth / 2, width), zeros beyond the outputs
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ReadOnlySpan<float> kernel, int depth, int left, int right, Panel panel)
    {
        int half = depth / 2, width = panel.Width, quarter = Block * width;
        float* quarters = stackalloc float[4 * quarter];
        fixed (float* weights = kernel)
        {
            for (int first = 0; first < half; first += Block)
            {
                int count = Math.Min(Block, half - first);
                for (int i = 0; i < 4; i++)
                {
                    int output = i % 2 == 0 ? left : right, outputs = Math.Clamp((kernel.Length / depth) - output, 0, width);
                    KernelRows.Transpose(weights + ((long)output * depth) + (i / 2 * half) + first, depth, outputs, count, quarters + (i * quarter), width);
                }

                for (int i = 0; i < count * width; i += TSimd.Lanes) MakeVector(quarters + i, quarter, panel.Weights + (first * width) + i, (nint)half * width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MakeVector(float* quarters, nint quarter, float* factors, nint matrixStride)
    {
        TVector b11 = TSimd.Load(quarters), b12 = TSimd.Load(quarters + quarter), b21 = TSimd.Load(quarters + (2 * quarter)), b22 = TSimd.Load(quarters + (3 * quarter));
        TVector t1 = TSimd.Subtract(b12, b11), t2 = TSimd.Subtract(b22, t1);
        TSimd.Store(factors, b11);
        TSimd.Store(factors + matrixStride, b21);
        TSimd.Store(factors + (2 * matrixStride), b22);
        TSimd.Store(factors + (3 * matrixStride), TSimd.Subtract(t2, b21));
        TSimd.Store(factors + (4 * matrixStride), t1);
        TSimd.Store(factors + (5 * matrixStride), t2);
        TSimd.Store(factors + (6 * matrixStride), TSimd.Subtract(b22, b12));
    }
}
