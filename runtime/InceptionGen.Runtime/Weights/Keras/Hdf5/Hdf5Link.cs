using System.IO;
using System.Text;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>A name in a group, and what it leads to.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">The address of an object's header; -1 if it leads elsewhere.</param>
/// <param name="Path">The path in this file that a soft link leads to; null for any other link.</param>
internal readonly record struct Hdf5Link(string Name, long Address, string? Path)
{
    private const int Hard = 0;
    private const int Soft = 1;

    /// <summary>A link to an object.</summary>
    public static Hdf5Link To(string name, long address) => new(name, address, null);

    /// <summary>A soft link.</summary>
    public static Hdf5Link ToPath(string name, string path) => new(name, -1, path);

    /// <summary>Whether it leads out of the file.</summary>
    public bool IsExternal => Address < 0 && Path is null;

    /// <summary>Reads a link message (section IV.A.2.g).</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Hdf5Link Read(Hdf5Fields fields)
    {
        const int HasCreationOrder = 0x04;
        const int HasType = 0x08;
        const int HasCharacterSet = 0x10;
        fields.Expect(fields.Byte() == 1, "a link");
        int flags = fields.Byte();
        int type = (flags & HasType) != 0 ? fields.Byte() : Hard;
        if ((flags & HasCreationOrder) != 0) fields.Skip(8);
        if ((flags & HasCharacterSet) != 0) fields.Skip(1);
        string name = Encoding.UTF8.GetString(fields.Bytes(fields.Number(1 << (flags & 3))));
        return type switch
        {
            Hard => To(name, fields.Address()),
            Soft => ToPath(name, Encoding.UTF8.GetString(fields.Bytes(fields.UInt16()))),
            _ => new(name, -1, null),
        };
    }
}
