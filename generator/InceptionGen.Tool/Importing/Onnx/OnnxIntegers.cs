using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>Lists of integers: one a field, or many in one.</summary>
internal static class OnnxIntegers
{
    /// <exception cref="InvalidDataException">The field holds something else.</exception>
    public static void Append(ProtoField field, List<long> integers)
    {
        if (field.Kind != WireKind.Length)
        {
            integers.Add(field.Integer);
            return;
        }

        ReadOnlyMemory<byte> packed = field.Bytes;
        while (packed.Length > 0) integers.Add((long)ProtoField.ReadVariable(ref packed));
    }
}
