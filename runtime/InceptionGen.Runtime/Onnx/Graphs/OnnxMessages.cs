using System;
using System.Collections.Generic;

namespace InceptionGen.Onnx.Graphs;

/// <summary>The messages that a model is made of. The numbers of fields and types are those of onnx.proto.</summary>
internal static class OnnxMessages
{
    /// <summary>What the size of a batch is called.</summary>
    public const string Batch = "N";

    public const int Float32 = 1;
    public const int Int64 = 7;

    private const int AttributeFloat = 1, AttributeInteger = 2, AttributeIntegers = 7;

    /// <summary>A NodeProto. A node is called as its result.</summary>
    public static ProtoMessage Node(string type, IEnumerable<string> inputs, string output, ReadOnlySpan<ProtoMessage> attributes)
    {
        ProtoMessage node = new();
        foreach (string input in inputs) node.Add(1, input);
        node.Add(2, output).Add(3, output).Add(4, type);
        foreach (ProtoMessage attribute in attributes) node.Add(5, attribute);
        return node;
    }

    /// <summary>An AttributeProto of one integer.</summary>
    public static ProtoMessage Integer(string name, long value) => new ProtoMessage().Add(1, name).Add(3, value).Add(20, AttributeInteger);

    /// <summary>An AttributeProto of one number.</summary>
    public static ProtoMessage Number(string name, float value) => new ProtoMessage().Add(1, name).Add(2, value).Add(20, AttributeFloat);

    /// <summary>An AttributeProto of a list of integers.</summary>
    public static ProtoMessage Integers(string name, params ReadOnlySpan<int> values)
    {
        ProtoMessage attribute = new ProtoMessage().Add(1, name);
        foreach (int value in values) attribute.Add(8, value);
        return attribute.Add(20, AttributeIntegers);
    }

    /// <summary>A TensorProto without its numbers: this number of bytes is to follow.</summary>
    public static ProtoMessage Tensor(string name, ReadOnlySpan<int> dimensions, int type, long bytes)
    {
        ProtoMessage tensor = new();
        foreach (int dimension in dimensions) tensor.Add(1, dimension);
        return tensor.Add(2, type).Add(8, name).AddLength(9, bytes);
    }

    /// <summary>A ValueInfoProto of float32: a batch of such.</summary>
    public static ProtoMessage Value(string name, ReadOnlySpan<int> dimensions)
    {
        ProtoMessage shape = new ProtoMessage().Add(1, new ProtoMessage().Add(2, Batch));
        foreach (int dimension in dimensions) shape.Add(1, new ProtoMessage().Add(1, dimension));
        ProtoMessage tensor = new ProtoMessage().Add(1, Float32).Add(2, shape);
        return new ProtoMessage().Add(1, name).Add(2, new ProtoMessage().Add(1, tensor));
    }

    /// <summary>An OperatorSetIdProto of the standard operators.</summary>
    public static ProtoMessage OperatorSet(int version) => new ProtoMessage().Add(1, "").Add(2, version);

    /// <summary>A StringStringEntryProto.</summary>
    public static ProtoMessage Entry(string key, string value) => new ProtoMessage().Add(1, key).Add(2, value);
}
