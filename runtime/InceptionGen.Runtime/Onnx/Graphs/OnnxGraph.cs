using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace InceptionGen.Onnx.Graphs;

/// <summary>A graph in the making: all but the weights of its layers.</summary>
/// <param name="name">What it is called.</param>
internal sealed class OnnxGraph(string name)
{
    private const int NodeField = 1, NameField = 2, InitializerField = 5, InputField = 11, OutputField = 12, ValueInfoField = 13;

    private readonly List<OnnxLayer> _layers = [];
    private readonly ProtoMessage _message = new ProtoMessage().Add(NameField, name);

    /// <summary>The graph without the weights of <see cref="Layers"/>.</summary>
    public ReadOnlySpan<byte> Bytes => _message.Bytes;

    /// <summary>The layers whose weights are to follow.</summary>
    public IReadOnlyList<OnnxLayer> Layers => _layers;

    /// <summary>What stands before the numbers of a layer's kernel.</summary>
    public static ReadOnlySpan<byte> KernelHeading(OnnxLayer layer) => Heading(layer.Kernel, layer.Shape);

    /// <summary>What stands before the numbers of a layer's bias.</summary>
    public static ReadOnlySpan<byte> BiasHeading(OnnxLayer layer) => Heading(layer.Bias!, new(layer.Shape.Dimensions[0]));

    /// <summary>Adds an input.</summary>
    public void Input(OnnxValue value) => _message.Add(InputField, OnnxMessages.Value(value.Name, value.Dimensions));

    /// <summary>Adds an output.</summary>
    public void Output(OnnxValue value) => _message.Add(OutputField, OnnxMessages.Value(value.Name, value.Dimensions));

    /// <summary>Adds an operation.</summary>
    public OnnxValue Node(string type, IEnumerable<string> inputs, OnnxValue result, params ReadOnlySpan<ProtoMessage> attributes)
    {
        _message.Add(NodeField, OnnxMessages.Node(type, inputs, result.Name, attributes));
        _message.Add(ValueInfoField, OnnxMessages.Value(result.Name, result.Dimensions));
        return result;
    }

    /// <summary>Adds a layer's weights.</summary>
    public void Weights(OnnxLayer layer) => _layers.Add(layer);

    /// <summary>Adds integers.</summary>
    public string Constant(string name, params ReadOnlySpan<int> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        return Constant(name, [values.Length], OnnxMessages.Int64, bytes);
    }

    /// <summary>Adds float32 numbers.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="dimensions">None for a single one.</param>
    /// <param name="values">In row-major order.</param>
    public string Constant(string name, ReadOnlySpan<int> dimensions, ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return Constant(name, dimensions, OnnxMessages.Float32, bytes);
    }

    private static ReadOnlySpan<byte> Heading(string name, TensorShape shape)
    {
        long bytes = shape.Elements * sizeof(float);
        ReadOnlySpan<byte> tensor = OnnxMessages.Tensor(name, shape.Dimensions, OnnxMessages.Float32, bytes).Bytes;
        return new ProtoMessage().AddLength(InitializerField, tensor.Length + bytes).AddRaw(tensor).Bytes;
    }

    private string Constant(string name, ReadOnlySpan<int> dimensions, int type, byte[] bytes)
    {
        _message.Add(InitializerField, OnnxMessages.Tensor(name, dimensions, type, bytes.Length).AddRaw(bytes));
        return name;
    }
}
