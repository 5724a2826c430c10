using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InceptionGen.Memory;

/// <summary>Numbers so near to 0 that they are taken for it: in weights when they are loaded, in images, and in what operations write.</summary>
/// <remarks>
/// A product or sum below 2^-126, a denormal number, costs a processor up to a hundred times as much as any other, and .NET has no switch that makes zeros of them. If every factor
/// is 0 or at least 2^-63, no product is below 2^-126. A network does not notice: its numbers are about 1, and float32 keeps seven digits. Even if some of its channels are a
/// million times as large as others, 2^-63 (1.1e-19) is far below the last digit of the small ones.
/// </remarks>
internal static class Negligible
{
    /// <summary>2^-63. Numbers of a smaller size are negligible.</summary>
    public const float Bound = 1.0842021724855044e-19f;

    private const int Infinity = 0x7F80_0000;

    /// <summary>Makes zeros of negligible numbers.</summary>
    /// <returns>Whether all numbers are finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe bool Clear(Span<float> numbers)
    {
        int i = 0;

        // Of sizes, as of any positive floats, the bits are in the order of the numbers; infinity and NaN come last.
        int largest = 0;
        fixed (float* first = numbers)
        {
            if (Vector256.IsHardwareAccelerated)
            {
                Vector256<int> largestOfLanes = Vector256<int>.Zero;
                for (; i <= numbers.Length - Vector256<float>.Count; i += Vector256<float>.Count)
                {
                    Vector256<float> values = Vector256.Load(first + i), sizes = Vector256.Abs(values);
                    Vector256.AndNot(values, Vector256.LessThan(sizes, Vector256.Create(Bound))).Store(first + i);
                    largestOfLanes = Vector256.Max(largestOfLanes, sizes.AsInt32());
                }

                for (int lane = 0; lane < Vector256<int>.Count; lane++) largest = Math.Max(largest, largestOfLanes[lane]);
            }

            for (; i < numbers.Length; i++)
            {
                float size = MathF.Abs(first[i]);
                if (size < Bound) first[i] = 0;
                largest = Math.Max(largest, BitConverter.SingleToInt32Bits(size));
            }
        }

        return largest < Infinity;
    }

    /// <summary>Whether any number other than 0 is negligible.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe bool IsIn(ReadOnlySpan<float> numbers)
    {
        int i = 0;
        fixed (float* first = numbers)
        {
            if (Vector256.IsHardwareAccelerated)
            {
                for (; i <= numbers.Length - Vector256<float>.Count; i += Vector256<float>.Count)
                {
                    Vector256<float> sizes = Vector256.Abs(Vector256.Load(first + i));
                    if ((Vector256.LessThan(sizes, Vector256.Create(Bound)) & Vector256.GreaterThan(sizes, Vector256<float>.Zero)) != Vector256<float>.Zero) return true;
                }
            }

            for (; i < numbers.Length; i++)
            {
                float size = MathF.Abs(first[i]);
                if (size is > 0 and < Bound) return true;
            }
        }

        return false;
    }
}
