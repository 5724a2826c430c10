using System;
using System.Linq;

namespace InceptionGen.Tool.Importing.Graphs;

/// <summary>A tensor that does not depend on the image. Its numbers are read or computed when they are asked for: weights are large.</summary>
internal sealed class Constant
{
    private const int MostListed = 4096;

    private readonly Func<float[]>? _floats;
    private readonly Func<long[]>? _integers;

    private Constant(int[] dimensions, Func<float[]>? floats, Func<long[]>? integers) => (Dimensions, _floats, _integers) = (dimensions, floats, integers);

    /// <summary>The slowest first; none for a single number.</summary>
    public int[] Dimensions { get; }

    public bool IsInteger => _integers is not null;

    public long Elements => Count(Dimensions);

    /// <summary>What the file calls it; empty for one that is computed.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many constants have to be computed in sequence for this one.</summary>
    public int Depth { get; private init; }

    /// <summary>The same, computed from another.</summary>
    /// <param name="depth">How many constants have to be computed for it.</param>
    public Constant At(int depth) => new(Dimensions, _floats, _integers) { Depth = depth };

    /// <summary>The same with its numbers in memory.</summary>
    public Constant InMemory()
    {
        if (IsInteger)
        {
            long[] integers = _integers!();
            return Of(Dimensions, () => integers);
        }

        float[] floats = _floats!();
        return Of(Dimensions, () => floats);
    }

    /// <summary>A list of few integers, such as the dimensions of a shape.</summary>
    /// <exception cref="UnsayableException">It has many.</exception>
    public long[] Listed() => Elements <= MostListed ? Integers() : throw new UnsayableException($"it reads {Elements} numbers where a few say a shape");

    public static Constant Of(int[] dimensions, Func<float[]> floats, string name = "") => new(dimensions, floats, integers: null) { Name = name };

    public static Constant Of(int[] dimensions, Func<long[]> integers) => new(dimensions, floats: null, integers);

    /// <summary>A list of integers.</summary>
    public static Constant List(params long[] integers) => Of([integers.Length], () => integers);

    public static long Count(int[] dimensions) => dimensions.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>In row-major order.</summary>
    public float[] Floats() => _floats is null ? [.. _integers!().Select(value => (float)value)] : _floats();

    /// <summary>In row-major order; floats are cut to whole numbers.</summary>
    public long[] Integers() => _integers is null ? [.. _floats!().Select(value => (long)value)] : _integers();

    /// <summary>The same numbers with other dimensions.</summary>
    public Constant Reshaped(int[] dimensions) => new(dimensions, _floats, _integers) { Depth = Depth };

    /// <summary>The same numbers, each place taken from another.</summary>
    /// <param name="dimensions">The new dimensions.</param>
    /// <param name="source">Where the number of a place is in this tensor.</param>
    public Constant Gathered(int[] dimensions, Func<long, long> source) => new(
        dimensions,
        _floats is null ? null : () => Pick(_floats(), Count(dimensions), source),
        _integers is null ? null : () => Pick(_integers(), Count(dimensions), source));

    /// <summary>With its dimensions in another order.</summary>
    public Constant Transposed(int[] order)
    {
        int[] dimensions = [.. order.Select(axis => Dimensions[axis])];
        long[] from = StridesOf(Dimensions), to = StridesOf(dimensions);
        return Gathered(dimensions, index =>
        {
            long place = 0;
            for (int axis = 0; axis < to.Length; axis++)
            {
                place += index / to[axis] * from[order[axis]];
                index %= to[axis];
            }

            return place;
        });
    }

    /// <summary>How far apart neighbours along each dimension are.</summary>
    public static long[] StridesOf(int[] dimensions)
    {
        long[] strides = new long[dimensions.Length];
        long stride = 1;
        for (int axis = dimensions.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= dimensions[axis];
        }

        return strides;
    }

    private static T[] Pick<T>(T[] from, long count, Func<long, long> source)
    {
        T[] picked = new T[count];
        for (long index = 0; index < count; index++) picked[index] = from[source(index)];
        return picked;
    }
}
