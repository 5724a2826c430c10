using System;
using System.IO;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Reads the structures of an HDF5 file, all but the numbers of its datasets.</summary>
/// <remarks>Each structure of an intact file is read once. A file whose structures refer to each other in circles, or many times to the same, would be read without
/// end; so what may be read is counted.</remarks>
/// <param name="file">The file.</param>
/// <param name="sizes">How long its addresses and lengths are.</param>
internal sealed class Hdf5Input(FileSlice file, FieldSizes sizes)
{
    private const long MostBytes = 64 << 20;

    private long _left = Math.Min(MostBytes, (2 * file.Length) + 1024);

    public FileSlice File => file;

    public FieldSizes Sizes => sizes;

    /// <summary>Reads a piece.</summary>
    /// <exception cref="InvalidDataException">It is not all in the file, or too much was read before.</exception>
    public byte[] Read(long address, long length)
    {
        file.Require(address, length);
        Charge(length, address);
        byte[] bytes = new byte[length];
        file.Read(address, bytes);
        return bytes;
    }

    /// <summary>Reads a structure.</summary>
    /// <exception cref="InvalidDataException">It is not all in the file, or too much was read before.</exception>
    public Hdf5Fields Fields(long address, long length) => new(Read(address, length), address, sizes);

    /// <summary>Counts work that is not reading, such as following a path.</summary>
    /// <exception cref="InvalidDataException">There was too much of it.</exception>
    public void Charge(long bytes, long address)
    {
        _left -= bytes;
        if (_left < 0) throw new InvalidDataException(FormattableString.Invariant($"its structures refer to each other in circles (the last one read is at offset {address})"));
    }
}
