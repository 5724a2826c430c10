using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Simplifying;

/// <summary>What is known of the values of a map.</summary>
internal static class Sign
{
    // Far more than any network has between a map and the activations that it comes from.
    private const int MostSteps = 64;

    /// <summary>Whether no value is below 0, because an activation before it has seen to that.</summary>
    public static bool IsNeverNegative(MapNode node) => IsNeverNegative(node, MostSteps);

    private static bool IsNeverNegative(MapNode node, int steps) => steps > 0 && node.Operation switch
    {
        ConvolutionOperation { Activation: not Spec.Activation.None } or LinearOperation { Activation: not Spec.Activation.None } or NormOperation { Activation: not Spec.Activation.None } => true,
        AddOperation { Activation: not Spec.Activation.None } or ActivationOperation or SoftmaxOperation => true,
        PoolOperation or AdaptivePoolOperation or DropoutOperation or FlattenOperation or LocalResponseNormOperation or PadOperation { Value: >= 0 } => IsNeverNegative(node.Input, steps - 1),
        ConcatOperation => node.Inputs.Count <= MostSteps && node.Inputs.All(input => IsNeverNegative(input, steps / 2)),
        _ => false,
    };
}
