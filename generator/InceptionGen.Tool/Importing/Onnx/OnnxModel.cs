using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>A model in a file: what its ModelProto and GraphProto hold, the numbers of fields being those of onnx.proto.</summary>
/// <param name="Producer">"pytorch 1.13.0"; empty if the file does not say.</param>
/// <param name="OperatorSet">The version of the standard operators.</param>
/// <param name="Metadata">What the exporter noted.</param>
/// <param name="Constants">Tensors with their values, by name.</param>
/// <param name="Inputs">Without those that have values.</param>
internal sealed record OnnxModel(
    string Producer,
    int OperatorSet,
    IReadOnlyDictionary<string, string> Metadata,
    string GraphName,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Constants,
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs)
{
    /// <summary>No network of this language is larger.</summary>
    private const int MostNodes = 100_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ImportException">It is damaged, or no ONNX model.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static OnnxModel Read(string path)
    {
        long length = new FileInfo(path).Length;
        if (length > Array.MaxLength) throw new ImportException($"{path} has {length} bytes; the ONNX format allows 2 GB.");
        return Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads what a file holds.</summary>
    /// <param name="bytes">All of it. They are kept.</param>
    /// <param name="path">What messages call it. Its folder is where external data lies.</param>
    /// <exception cref="ImportException">It is damaged, or no ONNX model.</exception>
    public static OnnxModel Read(ReadOnlyMemory<byte> bytes, string path)
    {
        try
        {
            return ReadModel(bytes, Path.GetDirectoryName(path) ?? "");
        }
        catch (InvalidDataException exception)
        {
            throw new ImportException($"{path} cannot be read as an ONNX model: {exception.Message}.");
        }
    }

    private static OnnxModel ReadModel(ReadOnlyMemory<byte> message, string folder)
    {
        string producer = "", version = "";
        int operators = 0;
        ReadOnlyMemory<byte>? graph = null;
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            switch (field.Number)
            {
                case 2: producer = field.Text; break;
                case 3: version = field.Text; break;
                case 7: graph = field.Message; break;
                case 8: operators = Math.Max(operators, VersionOf(field.Message)); break;
                case 14: metadata[OnnxEntry.Read(field.Message).Key] = OnnxEntry.Read(field.Message).Value; break;
                default: break;
            }
        }

        if (graph is not { } found) throw new InvalidDataException("it has no graph");
        if (operators == 0) throw new InvalidDataException("it does not say which version of the operators it uses");
        return ReadGraph(found, folder) with { Producer = $"{producer} {version}".Trim(), OperatorSet = operators, Metadata = metadata };
    }

    private static OnnxModel ReadGraph(ReadOnlyMemory<byte> message, string folder)
    {
        string name = "";
        List<OnnxNode> nodes = [];
        List<OnnxValue> inputs = [], outputs = [];
        Dictionary<string, OnnxTensor> constants = new(StringComparer.Ordinal);
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            switch (field.Number)
            {
                case 1:
                    if (nodes.Count == MostNodes) throw new InvalidDataException($"it has more than {MostNodes} nodes");
                    nodes.Add(OnnxNode.Read(field.Message, folder));
                    break;
                case 2: name = field.Text; break;
                case 5:
                    var tensor = OnnxTensor.Read(field.Message, folder);
                    constants[tensor.Name] = tensor;
                    break;
                case 11: inputs.Add(OnnxValue.Read(field.Message)); break;
                case 12: outputs.Add(OnnxValue.Read(field.Message)); break;
                default: break; // shapes of values, which are computed, and documentation
            }
        }

        // Before version 4 of the format, every constant was an input, too.
        inputs.RemoveAll(input => constants.ContainsKey(input.Name));
        RequireOneMaker(nodes, inputs.Select(input => input.Name).Concat(constants.Keys), outputs);
        return new OnnxModel("", 0, new Dictionary<string, string>(), name, nodes, constants, inputs, outputs);
    }

    /// <exception cref="InvalidDataException">Something is made twice, or an output never.</exception>
    private static void RequireOneMaker(List<OnnxNode> nodes, IEnumerable<string> given, List<OnnxValue> outputs)
    {
        HashSet<string> made = new(given, StringComparer.Ordinal);
        foreach (OnnxNode node in nodes)
        {
            if (node.Outputs.FirstOrDefault(output => output.Length > 0 && !made.Add(output)) is { } twice) throw new InvalidDataException($"node '{node.Name}' ({node.Type}) makes '{twice}', which is there already");
        }

        if (outputs.FirstOrDefault(output => !made.Contains(output.Name)) is { } lost) throw new InvalidDataException($"its output '{lost.Name}' is made by no node");
    }

    // The standard operators have the domain "" or "ai.onnx".
    private static int VersionOf(ReadOnlyMemory<byte> message)
    {
        (string domain, long version) = ("", 0);
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            if (field.Number == 1) domain = field.Text;
            else if (field.Number == 2) version = field.Integer;
        }

        return domain is "" or "ai.onnx" ? (int)Math.Clamp(version, 0, int.MaxValue) : 0;
    }
}
