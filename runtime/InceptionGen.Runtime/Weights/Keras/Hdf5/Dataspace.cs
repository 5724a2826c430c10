using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The dimensions of a dataset or attribute (section IV.A.2.b).</summary>
internal static class Dataspace
{
    private const int Null = 2;

    /// <summary>Reads them; none is a single value.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static IReadOnlyList<long> Read(Hdf5Fields fields)
    {
        int version = fields.Byte();
        fields.Expect(version is 1 or 2, "a dataspace");
        int rank = fields.Byte();
        fields.Skip(1);
        int type = fields.Byte();
        if (version == 1)
            fields.Skip(4);
        else if (type == Null)
            return [0];

        long[] dimensions = new long[rank];
        foreach (ref long dimension in dimensions.AsSpan()) dimension = fields.Long();
        return dimensions;
    }
}
