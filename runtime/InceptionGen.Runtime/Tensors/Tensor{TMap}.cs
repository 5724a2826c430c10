using System;
using System.Globalization;
using InceptionGen.Memory;

namespace InceptionGen;

/// <summary>Feature maps whose shape is known to the compiler, so that a stage takes only what fits it.</summary>
/// <typeparam name="TMap">The shape of one image's map, a generated type such as <c>Map28x28x192</c>.</typeparam>
public sealed class Tensor<TMap> : Tensor
    where TMap : struct, IFeatureMap
{
    internal Tensor(int batch, PinnedFloats buffer)
        : base(MapShape.Of<TMap>(), batch, buffer)
    {
    }

    /// <summary>The value of image <paramref name="n"/> at row <paramref name="y"/>, column <paramref name="x"/>, channel <paramref name="c"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index outside the map.</exception>
    public ref float this[int n, int y, int x, int c]
    {
        get
        {
            Check(n, Batch, nameof(n));
            Check(y, TMap.Height, nameof(y));
            Check(x, TMap.Width, nameof(x));
            Check(c, TMap.Channels, nameof(c));
            return ref Values[((((n * TMap.Height) + y) * TMap.Width) + x) * TMap.Channels + c];
        }
    }

    /// <summary>Zeros.</summary>
    /// <param name="batch">Images.</param>
    /// <exception cref="ArgumentOutOfRangeException">A batch below one, or more values than an array can hold.</exception>
    public static Tensor<TMap> Create(int batch = 1) => new(batch, Allocate(MapShape.Of<TMap>(), batch));

    /// <summary>A copy of the given values.</summary>
    /// <param name="values">N x H x W x C values.</param>
    /// <param name="batch">Images.</param>
    /// <exception cref="ArgumentException">Not exactly that many values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A batch below one, or more values than an array can hold.</exception>
    public static Tensor<TMap> From(ReadOnlySpan<float> values, int batch = 1)
    {
        MapShape shape = MapShape.Of<TMap>();
        if (values.Length != shape.Elements * batch)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{batch} x {shape} takes {shape.Elements * batch} values (N, H, W, C), not {values.Length}."),
                nameof(values));
        }

        Tensor<TMap> tensor = Create(batch);
        values.CopyTo(tensor.Values);
        return tensor;
    }

    /// <inheritdoc/>
    internal override Tensor WithoutNegligible()
    {
        Tensor<TMap> copy = From(Values, Batch);
        Negligible.Clear(copy.Values);
        return copy;
    }

    private static void Check(int index, int count, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count, name);
    }
}
