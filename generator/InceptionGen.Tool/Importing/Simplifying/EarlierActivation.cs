using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Simplifying;

/// <summary>Puts an activation before the pool or concatenation that it follows, where that gives the same numbers: tables have activations at layers.</summary>
internal static class EarlierActivation
{
    /// <summary>The pool or concatenation after the activation; null if the activation has to stay where it is.</summary>
    public static MapNode? Moved(MapNode node)
    {
        if (node is not { Inputs.Count: 1, Operation: ActivationOperation { Activation: Spec.Activation.Relu or Spec.Activation.Relu6 } activation }) return null;

        MapNode before = node.Input;
        bool commutes = before.Operation is ConcatOperation or FlattenOperation or DropoutOperation or PoolOperation { Kind: Spec.PoolKind.Max } or PadOperation { Value: 0 };
        if (!commutes) return null;
        MapNode[] activated = [.. before.Inputs.Select(input => new MapNode(node.Name, activation, [input], input.Output))];
        return new MapNode(before.Name, before.Operation, activated, before.Output);
    }
}
