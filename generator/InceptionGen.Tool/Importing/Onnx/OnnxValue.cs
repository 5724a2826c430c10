using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>A ValueInfoProto: an input or output of a graph.</summary>
/// <param name="Dimensions">Null where the file gives no number; null as a whole where it says nothing of the shape.</param>
internal sealed record OnnxValue(string Name, IReadOnlyList<long?>? Dimensions)
{
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static OnnxValue Read(ReadOnlyMemory<byte> message)
    {
        OnnxValue value = new("", null);
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            if (field.Number == 1) value = value with { Name = field.Text };
            else if (field.Number == 2 && Within(field.Message, 1) is { } tensor && Within(tensor, 2) is { } shape) value = value with { Dimensions = Shape(shape) };
        }

        return value;
    }

    private static List<long?> Shape(ReadOnlyMemory<byte> message)
    {
        List<long?> dimensions = [];
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            if (field.Number != 1) continue;
            ReadOnlyMemory<byte> one = field.Message;
            long? number = null;
            while (ProtoField.TryRead(ref one, out ProtoField part))
            {
                // A number below 1 is how some exporters write a size that is free.
                if (part.Number == 1 && part.Integer > 0) number = part.Integer;
            }

            dimensions.Add(number);
        }

        return dimensions;
    }

    private static ReadOnlyMemory<byte>? Within(ReadOnlyMemory<byte> message, int number)
    {
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            if (field.Number == number) return field.Message;
        }

        return null;
    }
}
