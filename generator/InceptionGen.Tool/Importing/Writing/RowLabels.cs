using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>Names of rows from the names that exporters give to nodes, which hold those of the program's modules: "/conv1/Relu" is conv1.</summary>
internal sealed class RowLabels
{
    private const int Longest = 60;

    // What exporters call nodes after their operators, with numbers.
    private static readonly HashSet<string> Operators = new(
        ["Conv", "Relu", "Clip", "Sigmoid", "Concat", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "ReduceMean", "BatchNormalization", "LRN", "Add", "Mul", "Sub", "Div",
         "Gemm", "MatMul", "Flatten", "Reshape", "Softmax", "Dropout", "Identity", "Pad", "Squeeze", "Transpose", "output", "output_0", "conv", "bn", "Conv2D", "BiasAdd", "FusedBatchNormV3", "concat", "act", "sum", "weight", "kernel", "W"],
        StringComparer.Ordinal);

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps a name for a row that is called so in any case.</summary>
    public void Reserve(string name) => _taken.Add(Identifiers.PascalCase(name) ?? name);

    /// <summary>The name of a row; empty where neither its node's name nor that of its kernel tells anything, or the name says no more than the row's type, or is taken.</summary>
    /// <param name="node">The row's node.</param>
    /// <param name="type">The row's type.</param>
    public string Of(MapNode node, string type)
    {
        // "features.0.conv.weight" says the same as "/features/features.0/conv/Conv".
        string kernel = (node.Operation as ConvolutionOperation)?.Kernel.Name ?? (node.Operation as LinearOperation)?.Kernel.Name ?? "";
        return Of(node.Name, type) is { Length: > 0 } name ? name : Of(kernel.EndsWith(".weight", StringComparison.Ordinal) ? kernel.Replace(".conv.", "/conv/", StringComparison.Ordinal).Replace(".weight", "/weight", StringComparison.Ordinal) : kernel, type);
    }

    /// <param name="node">What the file calls the node.</param>
    /// <param name="type">The row's type.</param>
    public string Of(string node, string type)
    {
        List<string> parts = [.. node.Split('/').Select(part => part.Trim()).Where(part => part.Length > 0)];
        while (parts.Count > 0 && IsOperator(parts[^1])) parts.RemoveAt(parts.Count - 1);

        // PyTorch calls a part of a list "features/features.0".
        string[] own = [.. parts.Where((part, index) => index + 1 == parts.Count || !parts[index + 1].StartsWith(part + ".", StringComparison.Ordinal))];
        string name = string.Join(' ', own).Replace('.', ' ').Replace(',', ' ').Trim();
        string? identifier = Identifiers.PascalCase(name);
        bool isUsable = identifier is not null && name.Length <= Longest && name.All(IsPlain) && char.IsAsciiLetter(name[0]);
        return isUsable && Spelling.Compact(name) != Spelling.Compact(type) && _taken.Add(identifier!) ? name : "";
    }

    // "onnx::Conv_542" is a number that PyTorch gives to what it has computed.
    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is ' ' or '_' or '-' or '(' or ')';

    private static bool IsOperator(string part)
    {
        if (Operators.Contains(part)) return true;
        int number = part.LastIndexOf('_');
        return number > 0 && part[(number + 1)..].All(char.IsAsciiDigit) && Operators.Contains(part[..number]);
    }
}
