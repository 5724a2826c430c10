using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Writes ONNX models by hand, as exporters do and as they should not. Weights are random and the same in every run.</summary>
internal sealed class ModelBuilder(int operatorSet = 17)
{
    private readonly Random _random = new(7);
    private readonly Message _graph = new Message().Add(2, "main_graph");
    private int _nodes, _constants;

    /// <summary>Metadata of the model, and what else belongs beside its graph.</summary>
    public Message Model { get; } = new Message().Add(1, 8).Add(2, "hand").Add(8, new Message().Add(2, operatorSet));

    /// <summary>An input; a dimension of 0 is called N.</summary>
    public string Input(string name, params long[] dimensions)
    {
        _graph.Add(11, Value(name, dimensions));
        return name;
    }

    public void Output(string name) => _graph.Add(12, Value(name, []));

    /// <summary>Adds a node, and gives the name of its result.</summary>
    public string Node(string type, IEnumerable<string> inputs, params Message[] attributes) => Named(type, $"/{type.ToLowerInvariant()}{++_nodes}/{type}", inputs, attributes);

    public string Named(string type, string name, IEnumerable<string> inputs, params Message[] attributes)
    {
        var node = new Message();
        foreach (string input in inputs) node.Add(1, input);
        node.Add(2, name + "_output_0").Add(3, name).Add(4, type);
        foreach (Message attribute in attributes) node.Add(5, attribute);
        _graph.Add(1, node);
        return name + "_output_0";
    }

    /// <summary>A convolution with padding of half its kernel, and ReLU.</summary>
    public string Convolution(string input, int from, int filters, int kernel, int stride = 1, bool relu = true)
    {
        string sum = Node("Conv", [input, Weights(filters, from, kernel, kernel), Weights(filters)], Integers("pads", kernel / 2, kernel / 2, kernel / 2, kernel / 2), Integers("strides", stride, stride));
        return relu ? Node("Relu", [sum]) : sum;
    }

    /// <summary>Random float32 numbers, larger where fewer are added up.</summary>
    public string Weights(params int[] dimensions)
    {
        double size = Math.Sqrt(3.0 / Math.Max(1, dimensions.Skip(1).Aggregate(1, (product, dimension) => product * dimension)));
        return Floats(dimensions, [.. Enumerable.Range(0, dimensions.Aggregate(1, (product, dimension) => product * dimension)).Select(_ => (float)(((_random.NextDouble() * 2) - 1) * size))]);
    }

    /// <summary>Random numbers between 0.5 and 1.5.</summary>
    public string Positive(int count) => Floats([count], [.. Enumerable.Range(0, count).Select(_ => (float)(0.5 + _random.NextDouble()))]);

    public string Floats(int[] dimensions, float[] values) => Initializer(Tensor(dimensions, 1).Add(9, Bytes(values)));

    /// <summary>A list of integers, as shapes and axes are.</summary>
    public string List(params long[] values) => Initializer(Tensor([values.Length], 7).Add(9, [.. values.SelectMany(BitConverter.GetBytes)]));

    /// <summary>Adds a TensorProto, and gives it a name.</summary>
    public string Initializer(Message tensor)
    {
        string name = $"constant {++_constants}";
        _graph.Add(5, tensor.Add(8, name));
        return name;
    }

    public void InitializerCalled(string name, Message tensor) => _graph.Add(5, tensor.Add(8, name));

    public static Message Tensor(int[] dimensions, int type)
    {
        var tensor = new Message();
        foreach (int dimension in dimensions) tensor.Add(1, dimension);
        return tensor.Add(2, type);
    }

    public static byte[] Bytes(float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    public static Message Integer(string name, long value) => new Message().Add(1, name).Add(3, value).Add(20, 2);

    public static Message Number(string name, float value) => new Message().Add(1, name).Add(2, value).Add(20, 1);

    public static Message Word(string name, string value) => new Message().Add(1, name).Add(4, value).Add(20, 3);

    public static Message Integers(string name, params long[] values)
    {
        var attribute = new Message().Add(1, name);
        foreach (long value in values) attribute.Add(8, value);
        return attribute.Add(20, 7);
    }

    public static Message TensorValue(string name, Message tensor) => new Message().Add(1, name).Add(5, tensor).Add(20, 4);

    public byte[] ToBytes() => [.. Model.Bytes, .. new Message().Add(7, _graph).Bytes];

    private static Message Value(string name, long[] dimensions)
    {
        var shape = new Message();
        foreach (long dimension in dimensions) shape.Add(1, dimension == 0 ? new Message().Add(2, "N") : new Message().Add(1, dimension));
        var tensor = new Message().Add(1, 1);
        if (dimensions.Length > 0) tensor.Add(2, shape);
        return new Message().Add(1, name).Add(2, new Message().Add(1, tensor));
    }

    /// <summary>A message in Protocol Buffers' wire format.</summary>
    internal sealed class Message
    {
        private readonly MemoryStream _bytes = new();

        public byte[] Bytes => _bytes.ToArray();

        public Message Add(int field, long value)
        {
            Variable(((ulong)field << 3) | 0);
            Variable((ulong)value);
            return this;
        }

        public Message Add(int field, float value)
        {
            Variable(((ulong)field << 3) | 5);
            byte[] bytes = new byte[4];
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            _bytes.Write(bytes);
            return this;
        }

        public Message Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

        public Message Add(int field, Message message) => Add(field, message.Bytes);

        public Message Add(int field, byte[] bytes)
        {
            Variable(((ulong)field << 3) | 2);
            Variable((ulong)bytes.Length);
            _bytes.Write(bytes);
            return this;
        }

        private void Variable(ulong value)
        {
            for (; value > 0x7F; value >>= 7) _bytes.WriteByte((byte)(value | 0x80));
            _bytes.WriteByte((byte)value);
        }
    }
}
