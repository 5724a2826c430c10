using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>A NodeProto: an operation of a graph.</summary>
/// <param name="Name">What the file calls it; its first result where it has no name.</param>
/// <param name="Inputs">Names of tensors; empty for one that is left out.</param>
internal sealed record OnnxNode(string Name, string Domain, string Type, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, OnnxAttribute> Attributes)
{
    /// <exception cref="InvalidDataException">It is damaged; the message names it.</exception>
    public static OnnxNode Read(ReadOnlyMemory<byte> message, string folder)
    {
        string name = "", domain = "", type = "";
        List<string> inputs = [], outputs = [];
        List<ReadOnlyMemory<byte>> attributes = [];
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            switch (field.Number)
            {
                case 1: inputs.Add(field.Text); break;
                case 2: outputs.Add(field.Text); break;
                case 3: name = field.Text; break;
                case 4: type = field.Text; break;
                case 5: attributes.Add(field.Message); break;
                case 7: domain = field.Text; break;
                default: break;
            }
        }

        if (name.Length == 0 && outputs.Count > 0) name = outputs[0];
        Dictionary<string, OnnxAttribute> named = new(StringComparer.Ordinal);
        try
        {
            foreach (ReadOnlyMemory<byte> one in attributes)
            {
                var attribute = OnnxAttribute.Read(one, folder);
                named[attribute.Name] = attribute;
            }
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"node '{name}' ({type}): {exception.Message}", exception);
        }

        return new OnnxNode(name, domain, type, inputs, outputs, named);
    }

    public long Integer(string attribute, long otherwise) => Attributes.TryGetValue(attribute, out OnnxAttribute? found) ? found.Integer : otherwise;

    public float Number(string attribute, float otherwise) => Attributes.TryGetValue(attribute, out OnnxAttribute? found) ? found.Number : otherwise;

    public string Text(string attribute, string otherwise) => Attributes.TryGetValue(attribute, out OnnxAttribute? found) ? found.Text : otherwise;

    /// <summary>Null if the attribute is not there.</summary>
    public IReadOnlyList<long>? Integers(string attribute) => Attributes.TryGetValue(attribute, out OnnxAttribute? found) ? found.Integers : null;

    /// <summary>The name of an input; empty if it is left out.</summary>
    public string Input(int index) => index < Inputs.Count ? Inputs[index] : "";
}
