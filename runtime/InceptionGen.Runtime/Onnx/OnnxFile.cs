using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using InceptionGen.Onnx.Graphs;
using InceptionGen.Weights;

namespace InceptionGen.Onnx;

/// <summary>A network as a ModelProto. Weights are read, folded, written and forgotten layer by layer.</summary>
internal sealed class OnnxFile
{
    private const int IrVersion = 8; // the one of opset 17
    private const int OperatorSetVersion = 17;
    private const int IrVersionField = 1, ProducerField = 2, ProducerVersionField = 3, DocumentationField = 6, GraphField = 7, OperatorSetField = 8, MetadataField = 14;

    private readonly NetworkDescription _network;
    private readonly OnnxGraph _graph;
    private readonly ProtoMessage _beforeWeights;

    /// <summary>Prepares all but the weights.</summary>
    /// <exception cref="NotSupportedException">It takes more than a file may have.</exception>
    public OnnxFile(NetworkDescription network, OnnxGraph graph)
    {
        (_network, _graph) = (network, graph);
        long graphBytes = graph.Bytes.Length + WeightBytes(graph);
        _beforeWeights = Model(network).AddLength(GraphField, graphBytes).AddRaw(graph.Bytes);
        Length = _beforeWeights.Bytes.Length - graph.Bytes.Length + graphBytes;
        if (Length > int.MaxValue)
            throw new NotSupportedException(FormattableString.Invariant($"{network.Name} needs {Length} bytes as ONNX; the format allows {int.MaxValue}."));
    }

    /// <summary>Its bytes.</summary>
    public long Length { get; }

    /// <summary>Writes it.</summary>
    /// <exception cref="WeightException">A tensor cannot be read, or some hold numbers that are not finite: all of those are listed.</exception>
    public void Write(Stream stream, IWeightSource weights)
    {
        KernelMemory memory = new();
        List<string> problems = [];
        stream.Write(_beforeWeights.Bytes);
        foreach (OnnxLayer layer in _graph.Layers)
        {
            var tensors = FoldedTensors.Read(_network, (ConvolutionInfo)_network.Operations[layer.Operation], weights, memory, problems);
            if (problems.Count > 0) continue;

            Write(stream, OnnxGraph.KernelHeading(layer), tensors.Kernel);
            if (layer.Bias is not null) Write(stream, OnnxGraph.BiasHeading(layer), tensors.Bias);
        }

        if (problems.Count > 0) throw NumberCheck.Exception(_network, weights, problems);
    }

    private static ProtoMessage Model(NetworkDescription network)
    {
        ProtoMessage model = new ProtoMessage()
            .Add(IrVersionField, IrVersion)
            .Add(ProducerField, "InceptionGen")
            .Add(ProducerVersionField, typeof(OnnxFile).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? "")
            .Add(DocumentationField, $"{network.Source}\n{network.Lineage}")
            .Add(OperatorSetField, OnnxMessages.OperatorSet(OperatorSetVersion))
            .Add(MetadataField, OnnxMessages.Entry("preprocessing", network.Preprocessing))
            .Add(MetadataField, OnnxMessages.Entry("source", network.Source))
            .Add(MetadataField, OnnxMessages.Entry("lineage", network.Lineage));
        return network.ClassNames.Count == 0 ? model : model.Add(MetadataField, OnnxMessages.Entry("classes", string.Join('\n', network.ClassNames)));
    }

    private static long WeightBytes(OnnxGraph graph)
    {
        long bytes = 0;
        foreach (OnnxLayer layer in graph.Layers)
        {
            bytes += OnnxGraph.KernelHeading(layer).Length + (layer.Shape.Elements * sizeof(float));
            if (layer.Bias is not null) bytes += OnnxGraph.BiasHeading(layer).Length + ((long)layer.Shape.Dimensions[0] * sizeof(float));
        }

        return bytes;
    }

    private static void Write(Stream stream, ReadOnlySpan<byte> heading, Span<float> values)
    {
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> bits = MemoryMarshal.Cast<float, int>(values);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }

        stream.Write(heading);
        stream.Write(MemoryMarshal.AsBytes(values));
    }
}
