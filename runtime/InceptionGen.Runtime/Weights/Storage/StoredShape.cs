using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.Storage;

/// <summary>Shapes as files state them.</summary>
internal static class StoredShape
{
    /// <summary>No library writes more.</summary>
    public const int MostDimensions = 64;

    /// <summary>A shape of dimensions that may be anything.</summary>
    /// <exception cref="InvalidDataException">They are not a shape.</exception>
    public static TensorShape Of(string name, IReadOnlyList<long> dimensions)
    {
        foreach (long dimension in dimensions)
        {
            if (dimension is < 0 or > int.MaxValue) throw new InvalidDataException(FormattableString.Invariant($"'{name}' has a dimension of {dimension}"));
        }

        try
        {
            return new TensorShape([.. dimensions.Select(dimension => (int)dimension)]);
        }
        catch (OverflowException)
        {
            throw new InvalidDataException($"'{name}' has more elements than can be counted");
        }
    }
}
