using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Model;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Commands;

/// <summary>What a network computes at inference, weights and auxiliary classifiers aside. Two networks of one essence give the same numbers with the same weights.</summary>
/// <param name="Input">The image.</param>
/// <param name="Steps">Its operations in order, without those that give what they read.</param>
/// <param name="EndsInSoftmax">Whether a softmax comes after them, which is not among them.</param>
internal sealed record NetworkEssence(Shape Input, IReadOnlyList<string> Steps, bool EndsInSoftmax)
{
    public static NetworkEssence Of(NetworkSpec network)
    {
        OperationSpec[] own = [.. network.Stages.Where(stage => stage.Head.Length == 0).Select(stage => stage.Operation).Where(operation => !operation.PassesThrough)];
        bool endsInSoftmax = own is [.., SoftmaxSpec];
        return new NetworkEssence(network.Input, [.. (endsInSoftmax ? own[..^1] : own).SelectMany(Of)], endsInSoftmax);
    }

    public bool HasSteps(NetworkEssence other) => Input == other.Input && Steps.SequenceEqual(other.Steps, StringComparer.Ordinal);

    private static IEnumerable<string> Of(OperationSpec operation)
    {
        // Of one pixel, a stride makes no difference.
        Spec.Extent one = new(1, 1), size = operation.Output.Size;
        switch (operation)
        {
            case SequenceSpec sequence:
                return sequence.Operations.SelectMany(Of);
            case ConcatSpec concat:
                return concat.Branches.SelectMany(branch => Of(branch).Prepend("branch")).Append("concatenation");
            case ResidualSpec residual:
                return Of(residual.Body).Append($"residual {Number(residual.Scale)} {residual.Activation}");
            case ConvolutionSpec { IsLinear: true } linear:
                return [$"linear {linear.Input.Elements} {linear.Output.Channels}{Style(linear)}"];
            case ConvolutionSpec layer:
                return [$"convolution {layer.HasKernel} {layer.Input} {layer.Output} {layer.Kernel} {(size == one ? one : layer.Stride)} {layer.Padding.Top} {layer.Padding.Left} {layer.Groups}{Style(layer)}"];
            case PoolSpec pool:
                bool counts = pool.CountsPadding && pool.Kind == Spec.PoolKind.Average && pool.Padding != Spec.Padding.None;
                return [$"pool {pool.Kind} {pool.Input} {pool.Output} {pool.Window} {(size == one ? one : pool.Stride)} {pool.Padding.Top} {pool.Padding.Left}{(counts ? $" of {pool.Padding}" : "")}"];

            // Loading puts the weights of the linear layer after it into the order of either.
            case FlattenSpec:
                return [];
            case LocalResponseNormSpec norm:
                return [$"local response norm {norm.Size} {Number(norm.Alpha)} {Number(norm.Beta)} {Number(norm.K)}"];
            default:
                return operation.PassesThrough ? [] : [operation.ToString()];
        }
    }

    private static string Style(ConvolutionSpec layer) => $" {layer.Bias} {(layer.BatchNorm is { } norm ? $"{Number(norm.Epsilon)} {norm.Gamma}" : "")} {layer.Activation}";

    private static string Number(string text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
}
