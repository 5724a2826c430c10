namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>A chunk in the file.</summary>
/// <param name="Address">Where it lies; -1 if it was not written.</param>
/// <param name="Length">Its bytes there.</param>
/// <param name="Mask">A bit for each filter that it skipped.</param>
internal readonly record struct Chunk(long Address, long Length, uint Mask)
{
    /// <summary>One that was not written: its elements have the fill value.</summary>
    public static Chunk None => new(-1, 0, 0);

    /// <summary>Reads the entry of an index: an address, and where chunks are filtered, bytes and mask.</summary>
    /// <param name="fields">The entry.</param>
    /// <param name="lengthBytes">How long the field of the bytes is; 0 if chunks are not filtered.</param>
    /// <param name="chunkBytes">The bytes of a chunk that is not filtered.</param>
    public static Chunk Read(ref Hdf5Fields fields, int lengthBytes, long chunkBytes)
    {
        long address = fields.Address();
        return lengthBytes == 0 ? new(address, chunkBytes, 0) : new(address, fields.Number(lengthBytes), fields.UInt32());
    }
}
