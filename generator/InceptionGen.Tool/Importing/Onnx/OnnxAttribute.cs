using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>An AttributeProto: one of its values is set.</summary>
internal sealed record OnnxAttribute(string Name, float Number, long Integer, string Text, IReadOnlyList<long> Integers, OnnxTensor? Tensor, bool HasGraph)
{
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static OnnxAttribute Read(ReadOnlyMemory<byte> message, string folder)
    {
        List<long> integers = [];
        OnnxAttribute attribute = new("", 0, 0, "", integers, null, HasGraph: false);
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            switch (field.Number)
            {
                case 1: attribute = attribute with { Name = field.Text }; break;
                case 2: attribute = attribute with { Number = field.Number32 }; break;
                case 3: attribute = attribute with { Integer = field.Integer }; break;
                case 4: attribute = attribute with { Text = field.Text }; break;
                case 5: attribute = attribute with { Tensor = OnnxTensor.Read(field.Message, folder) }; break;
                case 6 or 11: attribute = attribute with { HasGraph = true }; break;
                case 8: OnnxIntegers.Append(field, integers); break;
                default: break; // its type, which the value shows, and lists that no operator of a table has
            }
        }

        return attribute;
    }
}
