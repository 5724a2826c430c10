using System;
using System.IO;

namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>A StringStringEntryProto.</summary>
internal readonly record struct OnnxEntry(string Key, string Value)
{
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static OnnxEntry Read(ReadOnlyMemory<byte> message)
    {
        OnnxEntry entry = new("", "");
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            if (field.Number == 1) entry = entry with { Key = field.Text };
            else if (field.Number == 2) entry = entry with { Value = field.Text };
        }

        return entry;
    }
}
