using System;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Simplifying;

/// <summary>Puts batch norm, biases, scales and activations into the layer that they follow.</summary>
internal static class LayerFusion
{
    /// <summary>The layer with what follows it; null if the two cannot be one.</summary>
    /// <param name="node">What follows; nothing else reads the layer.</param>
    /// <param name="isResidualScale">Whether it scales the body of a residual module.</param>
    public static MapNode? Fused(MapNode node, bool isResidualScale)
    {
        if (node.Inputs.Count != 1) return null;
        MapNode layer = node.Input;
        Operation? fused = (layer.Operation, node.Operation) switch
        {
            (ConvolutionOperation { Activation: Spec.Activation.None, Norm: null } convolution, NormOperation norm) => convolution with { Norm = norm.Norm, Activation = norm.Activation },
            (LinearOperation { Activation: Spec.Activation.None, Norm: null } linear, NormOperation norm) => linear with { Norm = norm.Norm, Activation = norm.Activation },
            (ConvolutionOperation { Activation: Spec.Activation.None } convolution, ActivationOperation next) => convolution with { Activation = next.Activation },
            (NormOperation { Activation: Spec.Activation.None } norm, ActivationOperation next) => norm with { Activation = next.Activation },
            (AddOperation { Activation: Spec.Activation.None } add, ActivationOperation next) => add with { Activation = next.Activation },

            // Some exporters write the two limits of relu6 in turn.
            (ConvolutionOperation { Activation: Spec.Activation.Relu } convolution, ActivationOperation { Activation: Spec.Activation.Relu6 }) => convolution with { Activation = Spec.Activation.Relu6 },
            (LinearOperation { Activation: Spec.Activation.Relu } linear, ActivationOperation { Activation: Spec.Activation.Relu6 }) => linear with { Activation = Spec.Activation.Relu6 },
            (NormOperation { Activation: Spec.Activation.Relu } norm, ActivationOperation { Activation: Spec.Activation.Relu6 }) => norm with { Activation = Spec.Activation.Relu6 },
            (AddOperation { Activation: Spec.Activation.Relu } add, ActivationOperation { Activation: Spec.Activation.Relu6 }) => add with { Activation = Spec.Activation.Relu6 },

            // After the logits, a sigmoid is a row of its own: the row before it gives them.
            (LinearOperation { Activation: Spec.Activation.None } linear, ActivationOperation { Activation: not Spec.Activation.Sigmoid } next) => linear with { Activation = next.Activation },
            (_, StepOperation) when isResidualScale => null,
            (ConvolutionOperation { Activation: Spec.Activation.None, Norm: { } norm } convolution, StepOperation step) => convolution with { Norm = Stepped(norm, step) },
            (ConvolutionOperation { Activation: Spec.Activation.None } convolution, StepOperation step) => Stepped(convolution, step),
            (LinearOperation { Activation: Spec.Activation.None, Norm: { } norm } linear, StepOperation step) => linear with { Norm = Stepped(norm, step) },
            (LinearOperation { Activation: Spec.Activation.None } linear, StepOperation step) => Stepped(linear, step),
            (NormOperation { Activation: Spec.Activation.None } norm, StepOperation step) => norm with { Norm = Stepped(norm.Norm, step) },
            _ => null,
        };
        return fused is null ? null : new MapNode(layer.Name, fused, layer.Inputs, layer.Output);
    }

    private static NormTensors Stepped(NormTensors norm, StepOperation step) => IsScale(step)
        ? norm with { Gamma = Scaled(norm.Gamma ?? Ones(norm.Beta), step), Beta = Scaled(norm.Beta, step) }
        : norm with { Beta = Moved(norm.Beta, step) };

    private static ConvolutionOperation Stepped(ConvolutionOperation layer, StepOperation step) => IsScale(step)
        ? layer with { Kernel = Scaled(layer.Kernel, step), Bias = layer.Bias is null ? null : Scaled(layer.Bias, step) }
        : layer with { Bias = Moved(layer.Bias ?? Zeros(layer.Kernel), step) };

    private static LinearOperation Stepped(LinearOperation layer, StepOperation step) => IsScale(step)
        ? layer with { Kernel = Scaled(layer.Kernel, step), Bias = layer.Bias is null ? null : Scaled(layer.Bias, step) }
        : layer with { Bias = Moved(layer.Bias ?? Zeros(layer.Kernel), step) };

    private static bool IsScale(StepOperation step) => step.Sign is '*' or '/';

    private static Constant Zeros(Constant kernel) => Constant.Of([kernel.Dimensions[0]], () => new float[kernel.Dimensions[0]]);

    private static Constant Ones(Constant like) => Constant.Of(like.Dimensions, () => [.. Enumerable.Repeat(1f, (int)like.Elements)]);

    /// <summary>Each filter's numbers times its factor.</summary>
    private static Constant Scaled(Constant constant, StepOperation step) => Constant.Of(constant.Dimensions, () =>
    {
        float[] numbers = [.. constant.Floats()];
        int filters = constant.Dimensions is [] ? 1 : constant.Dimensions[0], each = numbers.Length / Math.Max(1, filters);
        for (int i = 0; i < numbers.Length; i++)
        {
            float factor = step.Numbers[step.Numbers.Length == 1 ? 0 : i / each];
            numbers[i] = step.Sign == '*' ? numbers[i] * factor : numbers[i] / factor;
        }

        return numbers;
    });

    private static Constant Moved(Constant constant, StepOperation step) => Constant.Of(constant.Dimensions, () =>
    {
        float[] numbers = [.. constant.Floats()];
        for (int i = 0; i < numbers.Length; i++)
        {
            float amount = step.Numbers[step.Numbers.Length == 1 ? 0 : i];
            numbers[i] = step.Sign == '+' ? numbers[i] + amount : numbers[i] - amount;
        }

        return numbers;
    });
}
