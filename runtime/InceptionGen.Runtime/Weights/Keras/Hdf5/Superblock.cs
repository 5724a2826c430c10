using System;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The start of a file (version 0 or 1 of the format's section II.A).</summary>
internal static class Superblock
{
    private const int SignatureBytes = 8;
    private const int MostBytes = 100;

    /// <summary>Finds the root group's object header.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or of a version that Keras does not write.</exception>
    public static long FindRoot(Hdf5Input input)
    {
        Hdf5Fields fields = new(input.Read(0, Math.Min(MostBytes, input.File.Length)), 0);
        fields.Skip(SignatureBytes);
        int version = fields.Byte();
        if (version > 1)
            throw new InvalidDataException(FormattableString.Invariant($"its superblock is of version {version}, which h5py writes on request only: save it without libver=\"latest\""));

        fields.Skip(4);
        int offsetBytes = fields.Byte();
        int lengthBytes = fields.Byte();
        fields.Expect(offsetBytes == sizeof(long) && lengthBytes == sizeof(long), "its superblock");
        fields.Skip(version == 0 ? 9 : 13);
        long baseAddress = fields.Long();
        fields.Long();
        long end = fields.Long();
        fields.Long();
        fields.Expect(baseAddress == 0, "its superblock");
        input.File.Require(0, end);

        fields.Long();
        return fields.Long();
    }
}
