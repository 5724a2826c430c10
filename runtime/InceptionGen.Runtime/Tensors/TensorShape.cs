using System;
using System.Globalization;
using System.Linq;

namespace InceptionGen;

/// <summary>The shape of a tensor in a weight file: (O, I, H, W) of a convolution, (out, in) of a linear layer, (O) of a bias or of batch norm.</summary>
public readonly struct TensorShape : IEquatable<TensorShape>
{
    private readonly int[]? _dimensions;

    /// <summary>Makes a shape; of a single number if there are no dimensions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative dimension.</exception>
    /// <exception cref="OverflowException">More values than a long can count.</exception>
    public TensorShape(params ReadOnlySpan<int> dimensions)
    {
        _dimensions = dimensions.ToArray();
        Elements = 1;
        foreach (int dimension in _dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(dimensions));
            Elements = checked(Elements * dimension);
        }
    }

    /// <summary>Its dimensions, the slowest first.</summary>
    public ReadOnlySpan<int> Dimensions => _dimensions;

    /// <summary>The number of values.</summary>
    public long Elements { get; }

    /// <summary>Whether two shapes have the same dimensions.</summary>
    public static bool operator ==(TensorShape left, TensorShape right) => left.Equals(right);

    /// <summary>Whether two shapes differ in a dimension.</summary>
    public static bool operator !=(TensorShape left, TensorShape right) => !left.Equals(right);

    /// <summary>Whether a tensor of this shape has the values of the needed one in the same order: the same dimensions or, where a vector is needed, its dimension among
    /// others of 1 (batch norm's [1, C] and [1, C, 1, 1]).</summary>
    internal bool Serves(TensorShape needed) => this == needed
        || (needed.Dimensions.Length == 1 && Elements == needed.Elements && Dimensions.Length > 0 && !Dimensions.ContainsAnyExcept(1, needed.Dimensions[0]));

    /// <inheritdoc/>
    public bool Equals(TensorShape other) => Dimensions.SequenceEqual(other.Dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TensorShape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int dimension in Dimensions) hash.Add(dimension);
        return hash.ToHashCode();
    }

    /// <summary>64x3x7x7; "scalar" without dimensions.</summary>
    public override string ToString() => _dimensions is null or []
        ? "scalar"
        : string.Join('x', _dimensions.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));
}
