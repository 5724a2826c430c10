using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Where a dataset's elements lie (version 3 of section IV.A.2.i).</summary>
internal static class Layout
{
    private const int Compact = 0;
    private const int Contiguous = 1;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">They do not lie in one piece.</exception>
    public static (long Address, long Length) Read(string name, Hdf5Fields fields)
    {
        fields.Expect(fields.Byte() == 3, "a layout");
        switch (fields.Byte())
        {
            case Compact:
                int length = fields.UInt16();
                return (fields.Address, fields.Bytes(length).Length);
            case Contiguous:
                return (fields.Long(), fields.Long());
            default:
                throw new InvalidDataException($"'{name}' is stored in chunks, compressed perhaps, which Keras does not do");
        }
    }
}
