using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The dimensions of a dataset or attribute (section IV.A.2.b).</summary>
/// <param name="Dimensions">They; none is a single value.</param>
/// <param name="Largest">What they may grow to, -1 without a limit.</param>
internal sealed record Dataspace(IReadOnlyList<long> Dimensions, IReadOnlyList<long> Largest)
{
    private const int Null = 2;
    private const int MostDimensions = 32;
    private const int HasLargest = 0x01;

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static Dataspace Read(Hdf5Fields fields)
    {
        int version = fields.Byte();
        fields.Expect(version is 1 or 2, "a dataspace");
        int rank = fields.Byte();
        int flags = fields.Byte();
        int type = fields.Byte();
        if (version == 1)
            fields.Skip(4);
        else if (type == Null)
            return new([0], [0]);

        fields.Expect(rank <= MostDimensions, "a dataspace");
        long[] dimensions = new long[rank];
        foreach (ref long dimension in dimensions.AsSpan()) dimension = fields.Length();
        long[] largest = [.. dimensions];
        if ((flags & HasLargest) != 0)
        {
            foreach (ref long dimension in largest.AsSpan()) dimension = fields.Length();
        }

        return new(dimensions, largest);
    }
}
