using System.Collections.Generic;
using InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>A place of the network that is a class's: a row that divides, or an auxiliary classifier.</summary>
/// <param name="Row">What the table calls it.</param>
/// <param name="Type">What kind of module it is: "Inception-A", which classes are called after.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Parts">Names of its steps, of an auxiliary classifier, whose rows have names; null for branches.</param>
internal sealed record ModuleUse(string Row, string Type, OperationSpec Operation, IReadOnlyList<string>? Parts = null)
{
    /// <summary>Its layers with tensors, in the table's order.</summary>
    public IReadOnlyList<ConvolutionSpec> Layers { get; } = [.. Leaves.Layers(Operation)];

    /// <summary>What two uses of a class share.</summary>
    public string Key => Type + " " + Signature.Of(Operation) + (Parts is null ? "" : string.Join(',', Parts));
}
