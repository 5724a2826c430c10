using System.Collections.Generic;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Graphs;

/// <summary>A node of a network: an operation on maps.</summary>
/// <param name="name">What the file calls it.</param>
/// <param name="output">The shape of its result for one image.</param>
internal sealed class MapNode(string name, Operation operation, IReadOnlyList<MapNode> inputs, Spec.Shape output)
{
    public string Name { get; } = name;

    public Operation Operation { get; set; } = operation;

    public IReadOnlyList<MapNode> Inputs { get; set; } = inputs;

    public Spec.Shape Output { get; } = output;

    /// <summary>The first of what it reads.</summary>
    public MapNode Input => Inputs[0];

    public override string ToString() => $"{Name}: {Operation.GetType().Name} to {Output}";
}
