namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>How long the addresses and lengths of a file are, as its superblock says.</summary>
/// <param name="Address">Bytes of an address: 2, 4 or 8.</param>
/// <param name="Length">Bytes of a length: 2, 4 or 8.</param>
internal readonly record struct FieldSizes(int Address, int Length)
{
    /// <summary>What nearly every file has.</summary>
    public static FieldSizes Usual => new(sizeof(long), sizeof(long));

    /// <summary>Whether a number of bytes is one that can be read.</summary>
    public static bool IsKnown(int bytes) => bytes is 2 or 4 or 8;

    /// <summary>The bytes that a count or an offset of at most this value needs.</summary>
    public static int BytesFor(ulong most) => (System.Numerics.BitOperations.Log2(most) / 8) + 1;
}
