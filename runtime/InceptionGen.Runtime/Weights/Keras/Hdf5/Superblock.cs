using System;
using System.IO;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The start of a file (versions 0 to 3 of the format's section II.A). Bytes of any other kind may precede it: 512, or twice that, four times and so on.</summary>
internal static class Superblock
{
    private const int FirstUserBlock = 512;
    private const int MostBytes = 100;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Where a file's superblock lies; null if it has none.</summary>
    public static long? Find(FileSlice file)
    {
        Span<byte> start = stackalloc byte[Signature.Length];
        for (long at = 0; at <= file.Length - start.Length; at = at == 0 ? FirstUserBlock : at * 2)
        {
            file.Read(at, start);
            if (start.SequenceEqual(Signature)) return at;
        }

        return null;
    }

    /// <summary>Reads the superblock.</summary>
    /// <param name="file">The file from its superblock on, where its addresses count from.</param>
    /// <returns>What reads the file, and the address of the root group's object header.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or its version is unknown.</exception>
    public static (Hdf5Input Input, long Root) Read(FileSlice file)
    {
        byte[] bytes = new byte[Math.Min(MostBytes, file.Length)];
        file.Read(0, bytes);
        Hdf5Fields start = new(bytes, 0, FieldSizes.Usual);
        start.Skip(Signature.Length);
        int version = start.Byte();
        if (version > 3) throw new InvalidDataException(FormattableString.Invariant($"its superblock has version {version}; versions 0 to 3 are known"));
        if (version < 2) start.Skip(4);
        FieldSizes sizes = new(start.Byte(), start.Byte());
        start.Expect(FieldSizes.IsKnown(sizes.Address) && FieldSizes.IsKnown(sizes.Length), "its superblock");

        // What follows the sizes: reserved, the shape of trees (twice, and once more in version 1), flags.
        Hdf5Fields fields = new(bytes.AsSpan((int)start.Position), start.Position, sizes);
        fields.Skip(version switch
        {
            0 => 9,
            1 => 13,
            _ => 1,
        });
        long baseAddress = fields.Address();
        fields.Address();
        long end = fields.Address();
        if (version < 2)
        {
            fields.Address();
            fields.Address();
        }

        // Where bytes were put in front of a whole file later, its addresses still count from its superblock.
        file.Require(0, end - baseAddress);
        return (new(file, sizes), fields.Address());
    }
}
