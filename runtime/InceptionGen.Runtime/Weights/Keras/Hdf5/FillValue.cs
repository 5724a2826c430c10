using System;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>What the elements are that nobody wrote (sections IV.A.2.e and IV.A.2.f).</summary>
internal static class FillValue
{
    /// <summary>Reads the bytes of an element; empty if they are zeros.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static ReadOnlySpan<byte> Read(ObjectHeader header)
    {
        if (header.Find(MessageType.FillValue) is { } message) return Read(message.Fields);
        if (header.Find(MessageType.OldFillValue) is not { } old) return [];
        Hdf5Fields fields = old.Fields;
        return fields.Bytes(fields.UInt32());
    }

    private static ReadOnlySpan<byte> Read(Hdf5Fields fields)
    {
        const int IsDefined = 0x20;
        int version = fields.Byte();
        fields.Expect(version is >= 1 and <= 3, "a fill value");
        if (version == 3) return (fields.Byte() & IsDefined) != 0 ? fields.Bytes(fields.UInt32()) : [];
        fields.Skip(2);
        bool isDefined = fields.Byte() != 0;
        return version == 1 || isDefined ? fields.Bytes(fields.UInt32()) : [];
    }
}
