using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace InceptionGen.Tests.Onnx;

/// <summary>A tensor of numbers, the slowest dimension first.</summary>
internal sealed record OnnxTensor(int[] Dimensions, double[] Values)
{
    public static OnnxTensor Of(ProtoFields tensor)
    {
        int[] dimensions = DimensionsOf(tensor);
        ReadOnlySpan<byte> raw = tensor.Bytes(9).Span;
        double[] values = tensor.Integer(2) switch
        {
            1 => [.. MemoryMarshal.Cast<byte, float>(raw).ToArray().Select(value => (double)value)],
            7 => [.. MemoryMarshal.Cast<byte, long>(raw).ToArray().Select(value => (double)value)],
            long type => throw new InvalidDataException($"Type {type}."),
        };
        Assert.Equal(dimensions.Aggregate(1, (product, dimension) => product * dimension), values.Length);
        return new(dimensions, values);
    }

    public static int[] DimensionsOf(ProtoFields tensor) => [.. tensor.Integers(1).Select(dimension => checked((int)dimension))];
}

/// <summary>An operation of a model.</summary>
internal sealed class ReadNode(ProtoFields fields)
{
    public string Name { get; } = fields.Text(3);

    public string Type { get; } = fields.Text(4);

    public string[] Inputs { get; } = fields.Texts(1);

    public string Output { get; } = Assert.Single(fields.Texts(2));

    private Dictionary<string, ProtoFields> Attributes { get; } = fields.Messages(5).ToDictionary(attribute => attribute.Text(1));

    /// <summary>An integer; what the standard says of one that is not there.</summary>
    public long Integer(string name, long otherwise) => Attributes.TryGetValue(name, out ProtoFields? attribute) ? Of(attribute, type: 2).Integer(3) : otherwise;

    public float Number(string name) => Of(Attributes[name], type: 1).Number(2);

    public long[] Integers(string name, params long[] otherwise) => Attributes.TryGetValue(name, out ProtoFields? attribute) ? Of(attribute, type: 7).Integers(8) : otherwise;

    private static ProtoFields Of(ProtoFields attribute, int type)
    {
        Assert.Equal(type, attribute.Integer(20));
        return attribute;
    }
}

/// <summary>An ONNX model as a reader of its own finds it in a file, field numbers as in onnx.proto.</summary>
internal sealed class ReadModel
{
    public ReadModel(byte[] file)
    {
        Model = new(file);
        Graph = Model.Message(7);
        Nodes = [.. Graph.Messages(1).Select(node => new ReadNode(node))];
        Constants = Graph.Messages(5).ToDictionary(tensor => tensor.Text(8));
        (Inputs, Outputs, Values) = (Shapes(11), Shapes(12), Shapes(13));
    }

    public ProtoFields Model { get; }

    public ProtoFields Graph { get; }

    public IReadOnlyList<ReadNode> Nodes { get; }

    /// <summary>The tensors by their names: large, so not read before they are needed.</summary>
    public IReadOnlyDictionary<string, ProtoFields> Constants { get; }

    /// <summary>"input: N 3 224 224".</summary>
    public IReadOnlyList<string> Inputs { get; }

    public IReadOnlyList<string> Outputs { get; }

    public IReadOnlyList<string> Values { get; }

    public static ReadModel Of(NetworkDescription network, IWeightSource weights, OnnxOptions? options = null)
    {
        using MemoryStream stream = new();
        network.ExportOnnx(weights, stream, options);
        return new(stream.ToArray());
    }

    private string[] Shapes(int field) => [.. Graph.Messages(field).Select(value =>
    {
        ProtoFields tensor = value.Message(2).Message(1);
        Assert.Equal(1, tensor.Integer(1));
        return $"{value.Text(1)}: {string.Join(' ', tensor.Message(2).Messages(1).Select(dimension => dimension.Has(2) ? dimension.Text(2) : $"{dimension.Integer(1)}"))}";
    })];
}
