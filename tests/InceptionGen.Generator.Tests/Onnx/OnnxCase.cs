using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Tests.Onnx;

namespace InceptionGen.Generator.Tests.Onnx;

/// <summary>One of ONNX's own tests: a model, and what it makes of some inputs.</summary>
internal sealed class OnnxCase
{
    private const int GraphField = 7, NodeField = 1, InitializerField = 5, GraphInputField = 11, ValueNameField = 1;

    private readonly string _folder;
    private readonly ProtoFields _graph;

    public OnnxCase(string folder)
    {
        _folder = folder;
        _graph = new ProtoFields(File.ReadAllBytes(Path.Combine(folder, "model.onnx"))).Message(GraphField);
        Nodes = [.. _graph.Messages(NodeField).Select(node => new OnnxNode(node))];
    }

    /// <summary>"node/test_relu".</summary>
    public string Name => $"{Path.GetFileName(Path.GetDirectoryName(_folder))}/{Path.GetFileName(_folder)}";

    public IReadOnlyList<OnnxNode> Nodes { get; }

    /// <summary>Every tensor that the case gives by its name: the model's and the test's.</summary>
    public Dictionary<string, OnnxTensor> Inputs()
    {
        Dictionary<string, OnnxTensor> tensors = _graph.Messages(InitializerField).ToDictionary(OnnxTensor.NameOf, OnnxTensor.Read, StringComparer.Ordinal);
        string[] given = [.. _graph.Messages(GraphInputField).Select(input => input.Text(ValueNameField)).Where(name => !tensors.ContainsKey(name))];
        for (int i = 0; i < given.Length; i++) tensors[given[i]] = Data($"input_{i}.pb");
        return tensors;
    }

    /// <summary>What the first output should be.</summary>
    public OnnxTensor Expected() => Data("output_0.pb");

    private OnnxTensor Data(string file) => OnnxTensor.Read(Path.Combine(_folder, "test_data_set_0", file));
}

/// <summary>An operation of a model.</summary>
internal sealed class OnnxNode(ProtoFields node)
{
    private const int InputField = 1, OperatorField = 4, AttributeField = 5;
    private const int NameField = 1, FloatField = 2, IntegerField = 3, TextField = 4, IntegersField = 8;

    private readonly Dictionary<string, ProtoFields> _attributes = node.Messages(AttributeField).ToDictionary(attribute => attribute.Text(NameField), StringComparer.Ordinal);

    public string Operator { get; } = node.Text(OperatorField);

    /// <summary>Names of what it reads; the empty one is an input that is left out.</summary>
    public string[] Inputs { get; } = node.Texts(InputField);

    public int Integer(string name, int fallback) => _attributes.TryGetValue(name, out ProtoFields? attribute) ? checked((int)attribute.Integer(IntegerField)) : fallback;

    public float Number(string name, float fallback) => _attributes.TryGetValue(name, out ProtoFields? attribute) ? attribute.Number(FloatField) : fallback;

    public string Text(string name, string fallback) => _attributes.TryGetValue(name, out ProtoFields? attribute) ? attribute.Text(TextField) : fallback;

    public int[]? Integers(string name) =>
        _attributes.TryGetValue(name, out ProtoFields? attribute) ? [.. attribute.Integers(IntegersField).Select(value => checked((int)value))] : null;
}
