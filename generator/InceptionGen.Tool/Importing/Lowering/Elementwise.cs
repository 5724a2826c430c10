using System;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>Arithmetic of constants, as float32 or as 64-bit integers, dimensions of 1 stretched to fit.</summary>
internal static class Elementwise
{
    public static Constant Of(Constant input, Func<float, float> function) => Constant.Of(input.Dimensions, () => Array.ConvertAll(input.Floats(), value => function(value)));

    /// <exception cref="UnsayableException">The dimensions do not fit.</exception>
    public static Constant Of(char sign, Constant first, Constant second)
    {
        int rank = Math.Max(first.Dimensions.Length, second.Dimensions.Length);
        int[] one = Stretched(first.Dimensions, rank), other = Stretched(second.Dimensions, rank), dimensions = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            if (one[axis] != other[axis] && one[axis] != 1 && other[axis] != 1) throw new UnsayableException($"it combines constants of {string.Join('x', one)} and {string.Join('x', other)}");
            dimensions[axis] = one[axis] == 1 ? other[axis] : one[axis];
        }

        if (dimensions.Aggregate(1.0, (product, dimension) => product * dimension) > Array.MaxLength / sizeof(float)) throw new UnsayableException("it makes a constant that is too large");
        bool isInteger = first.IsInteger && second.IsInteger;
        if (isInteger && sign == '/' && second.Listed().Contains(0)) throw new UnsayableException("it divides whole numbers by zero");
        return isInteger
            ? Constant.Of(dimensions, () => Combined(dimensions, one, first.Integers(), other, second.Integers(), Whole(sign)))
            : Constant.Of(dimensions, () => Combined(dimensions, one, first.Floats(), other, second.Floats(), Float(sign)));
    }

    private static Func<long, long, long> Whole(char sign) => sign switch
    {
        '+' => (a, b) => unchecked(a + b),
        '-' => (a, b) => unchecked(a - b),
        '*' => (a, b) => unchecked(a * b),
        _ => (a, b) => b == -1 ? unchecked(-a) : a / b,
    };

    private static Func<float, float, float> Float(char sign) => sign switch
    {
        '+' => (a, b) => a + b,
        '-' => (a, b) => a - b,
        '*' => (a, b) => a * b,
        _ => (a, b) => a / b,
    };

    private static T[] Combined<T>(int[] dimensions, int[] one, T[] first, int[] other, T[] second, Func<T, T, T> join)
    {
        T[] values = new T[Constant.Count(dimensions)];
        long[] firstStrides = Constant.StridesOf(one), secondStrides = Constant.StridesOf(other);
        int[] at = new int[dimensions.Length];
        for (long index = 0; index < values.Length; index++)
        {
            long from = 0, with = 0;
            for (int axis = 0; axis < at.Length; axis++)
            {
                if (one[axis] != 1) from += at[axis] * firstStrides[axis];
                if (other[axis] != 1) with += at[axis] * secondStrides[axis];
            }

            values[index] = join(first[from], second[with]);
            for (int axis = at.Length - 1; axis >= 0 && ++at[axis] == dimensions[axis]; axis--) at[axis] = 0;
        }

        return values;
    }

    private static int[] Stretched(int[] dimensions, int rank) => [.. Enumerable.Repeat(1, rank - dimensions.Length), .. dimensions];
}
