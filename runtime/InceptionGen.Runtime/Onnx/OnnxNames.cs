using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InceptionGen.Onnx;

/// <summary>What the tensors of a graph are called: a stage's output as its row, what lies within a module as its row and column, no two the same.</summary>
internal sealed class OnnxNames
{
    public const string Input = "input";

    private readonly HashSet<string> _taken = new([Input], StringComparer.Ordinal);
    private readonly string[] _stages;
    private readonly string[] _operations;

    /// <param name="network">The network.</param>
    /// <param name="reserved">Names that stand for something else.</param>
    public OnnxNames(NetworkDescription network, IEnumerable<string> reserved)
    {
        _taken.UnionWith(reserved);

        // Rows first: whatever else a table has, "inception (3a)" is called that.
        _stages = [.. network.Stages.Select(stage => Unique(stage.Name))];
        _operations = new string[network.Operations.Count];
        OperationInfo[] last = [.. network.Stages.Select(stage => stage.Operations[^1])];
        for (int index = 0; index < _operations.Length; index++)
        {
            OperationInfo operation = network.Operations[index];
            _operations[index] = ReferenceEquals(operation, last[operation.Stage]) ? _stages[operation.Stage] : Unique($"{_stages[operation.Stage]}/{Part(operation)}");
        }
    }

    /// <summary>The result of an operation.</summary>
    public string Operation(int index) => _operations[index];

    /// <summary>The output of a stage.</summary>
    public string Stage(int index) => _stages[index];

    /// <summary>Something an operation needs or makes on the way.</summary>
    public string Within(int operation, string what) => Unique($"{_operations[operation]}/{what}");

    private static string Part(OperationInfo operation) => operation.Column.Length > 0 ? operation.Column : operation.Name;

    // "#3x3 (2)" is how tables call the second column of that heading.
    private string Unique(string name)
    {
        string unique = name;
        for (int number = 2; !_taken.Add(unique); number++) unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
        return unique;
    }
}
