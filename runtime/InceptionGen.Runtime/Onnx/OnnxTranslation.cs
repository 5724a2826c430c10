using System.Collections.Generic;
using System.Linq;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen.Onnx;

/// <summary>Writes a network's operations down as ONNX nodes.</summary>
internal sealed class OnnxTranslation
{
    private readonly NetworkDescription _network;
    private readonly OnnxNames _names;
    private readonly OnnxGraph _graph;
    private readonly OnnxValue _image;
    private readonly OnnxValue[] _values;

    private OnnxTranslation(NetworkDescription network, IEnumerable<string> reserved)
    {
        (_network, _names, _graph) = (network, new(network, reserved), new(network.Name));
        _image = new(OnnxNames.Input, network.Input);
        _values = new OnnxValue[network.Operations.Count];
    }

    /// <summary>The graph of what the outputs need.</summary>
    /// <param name="network">The network.</param>
    /// <param name="outputs">Stages, no two the same.</param>
    /// <param name="names">What they are called; null for their rows' names.</param>
    public static OnnxGraph Translate(NetworkDescription network, IReadOnlyList<int> outputs, IReadOnlyList<string>? names)
    {
        OnnxTranslation translation = new(network, names ?? []);
        translation._graph.Input(translation._image);
        bool[] isNeeded = Needed(network, outputs);
        for (int index = 0; index < isNeeded.Length; index++)
        {
            if (isNeeded[index]) translation._values[index] = translation.Operation(index, network.Operations[index]);
        }

        for (int index = 0; index < outputs.Count; index++) translation.Output(outputs[index], names?[index]);
        return translation._graph;
    }

    /// <summary>For every operation, whether one of the stages reads what it makes.</summary>
    private static bool[] Needed(NetworkDescription network, IReadOnlyList<int> stages)
    {
        bool[] isNeeded = new bool[network.Operations.Count];
        foreach (int stage in stages) isNeeded[LastOperation(network, stage)] = true;
        for (int index = isNeeded.Length - 1; index >= 0; index--)
        {
            if (!isNeeded[index]) continue;
            foreach (int input in network.Operations[index].Inputs.Where(input => input >= 0)) isNeeded[input] = true;
        }

        return isNeeded;
    }

    private static int LastOperation(NetworkDescription network, int stage)
    {
        int index = network.Operations.Count - 1;
        while (network.Operations[index].Stage != stage) index--;
        return index;
    }

    // Dropout makes nothing of its own, but as an output it has to be there under its name.
    private void Output(int stage, string? given)
    {
        OnnxValue value = _values[LastOperation(_network, stage)];
        string name = given ?? _names.Stage(stage);
        _graph.Output(value.Name == name ? value : _graph.Node("Identity", [value.Name], value with { Name = name }));
    }

    private OnnxValue Operation(int index, OperationInfo operation)
    {
        OnnxValue[] inputs = [.. operation.Inputs.Select(input => input < 0 ? _image : _values[input])];
        return operation.ToOnnx(new(_graph, index, what => _names.Within(index, what), inputs, new(_names.Operation(index), operation.Output)));
    }
}
