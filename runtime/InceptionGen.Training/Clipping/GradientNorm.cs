using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InceptionGen.Training.Clipping;

/// <summary>The norm of gradients, in double, which does not depend on threads: gradients are summed in blocks of a fixed size, each with 16 sums in a fixed order, and
/// the blocks' sums in order. Threads divide the blocks. It does not depend on the width of vectors either.</summary>
/// <remarks>No square of a float overflows a double, so the norm is finite exactly if every gradient is.</remarks>
internal static unsafe class GradientNorm
{
    /// <summary>Gradients of a block; the last one may be shorter.</summary>
    public const int Block = 1 << 14;

    private const int Sums = 16;

    /// <summary>Blocks of a number of gradients.</summary>
    public static int Blocks(int count) => (int)(((long)count + Block - 1) / Block);

    /// <summary>The sum of the squares of gradients: that of a tensor, of which a global norm is the root of the sum, added in the tensors' order.</summary>
    /// <param name="gradients">(count).</param>
    public static double SquareOf(ReadOnlySpan<float> gradients)
    {
        double sum = 0;
        for (int block = 0; block < Blocks(gradients.Length); block++) sum += SquareOfBlock(gradients, block);
        return sum;
    }

    /// <summary>The sum of the squares of one block. The sum of all blocks' sums, in order, is <see cref="SquareOf"/>, to the bit.</summary>
    /// <param name="gradients">All of them (count).</param>
    /// <param name="block">Which block, of <see cref="Blocks"/>.</param>
    public static double SquareOfBlock(ReadOnlySpan<float> gradients, int block)
    {
        int start = block * Block;
        ReadOnlySpan<float> part = gradients.Slice(start, Math.Min(Block, gradients.Length - start));
        double* sums = stackalloc double[Sums];
        new Span<double>(sums, Sums).Clear();

        fixed (float* first = part)
        {
            int whole = part.Length - (part.Length % Sums);
            Squares(first, whole, sums);
            for (int i = whole; i < part.Length; i++) sums[i - whole] += (double)first[i] * first[i];
        }

        double sum = 0;
        for (int i = 0; i < Sums; i++) sum += sums[i];
        return sum;
    }

    // gradients (count) -> sums (16). Four vectors of double even where a processor has wider ones: it waits for memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Squares(float* gradients, int count, double* sums)
    {
        Vector256<double> a = Vector256<double>.Zero, b = a, c = a, d = a;
        for (int i = 0; i < count; i += Sums)
        {
            (Vector256<double> first, Vector256<double> second) = Vector256.Widen(Vector256.Load(gradients + i));
            (Vector256<double> third, Vector256<double> fourth) = Vector256.Widen(Vector256.Load(gradients + i + Vector256<float>.Count));
            a += first * first;
            b += second * second;
            c += third * third;
            d += fourth * fourth;
        }

        a.Store(sums);
        b.Store(sums + Vector256<double>.Count);
        c.Store(sums + (2 * Vector256<double>.Count));
        d.Store(sums + (3 * Vector256<double>.Count));
    }
}
