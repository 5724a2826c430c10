using System;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Reads the structures of an HDF5 file, all but the numbers of its datasets.</summary>
/// <remarks>Each structure of an intact file is read once. A file whose structures refer to each other in circles, or many times to the same, would be read without
/// end; so what may be read is counted.</remarks>
/// <param name="file">The file.</param>
internal sealed class Hdf5Input(RegularFile file)
{
    private const long MostBytes = 64 << 20;

    private long _left = Math.Min(MostBytes, (2 * file.Length) + 1024);

    public RegularFile File => file;

    /// <summary>Reads a piece.</summary>
    /// <exception cref="InvalidDataException">It is not all in the file, or too much was read before.</exception>
    public byte[] Read(long address, long length)
    {
        file.Require(address, length);
        _left -= length;
        if (_left < 0) throw new InvalidDataException(FormattableString.Invariant($"its structures refer to each other in circles (the last one read is at offset {address})"));
        byte[] bytes = new byte[length];
        file.Read(address, bytes);
        return bytes;
    }
}
