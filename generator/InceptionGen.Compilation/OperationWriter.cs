using System;
using InceptionGen.Execution;
using InceptionGen.Language.Model;
using InceptionGen.Language.Planning;

namespace InceptionGen.Compilation;

/// <summary>Adds a plan's operations to a description. What generated code leaves out to be short is said here: sizes of maps and names of tensors.</summary>
internal sealed class OperationWriter(DescriptionBuilder table)
{
    public void Add(OperationPlan plan)
    {
        int reads = plan.Reads[0];
        switch (plan.Operation)
        {
            case ConvolutionSpec { IsLinear: true } linear:
                table.Linear(
                    linear.Column, reads, linear.Output.Channels, Values.Of(linear.Activation), Epsilon(linear),
                    tensors: Values.Of(linear.Tensors), momentum: Momentum(linear));
                break;
            case ConvolutionSpec { HasKernel: false } norm:
                table.BatchNorm(
                    norm.Column, reads, Values.Number(norm.BatchNorm!.Epsilon), Values.Of(norm.Activation),
                    tensors: Values.Of(norm.Tensors), momentum: Momentum(norm));
                break;
            case ConvolutionSpec convolution:
                table.Convolution(
                    convolution.Column, reads, convolution.Output.Channels, Values.Of(convolution.Kernel), Values.Of(convolution.Stride), Values.Of(convolution.Padding),
                    Values.Of(convolution.Activation), Epsilon(convolution), tensors: Values.Of(convolution.Tensors), output: Values.Of(convolution.Output),
                    beforePool: plan.IsBeforePool, groups: convolution.Groups, momentum: Momentum(convolution));
                break;
            case PoolSpec { Kind: Language.Model.PoolKind.AdaptiveAverage } pool:
                table.AdaptiveAveragePool(reads, Values.Of(pool.Output));
                break;
            case PoolSpec { Kind: Language.Model.PoolKind.Max } pool:
                table.MaxPool(reads, Values.Of(pool.Window), Values.Of(pool.Stride), Values.Of(pool.Padding), Values.Of(pool.Output));
                break;
            case PoolSpec pool:
                table.AveragePool(reads, Values.Of(pool.Window), Values.Of(pool.Stride), Values.Of(pool.Padding), pool.CountsPadding, Values.Of(pool.Output));
                break;
            case PlainSpec plain:
                table.Add(PlainOperations.Of(plain.Record), reads);
                break;
            case ConcatSpec:
                table.Concat(plan.Module, [.. plan.Reads]);
                break;
            case ResidualSpec residual:
                table.AddScaled(reads, plan.Reads[1], Values.Number(residual.Scale), Values.Of(residual.Activation));
                break;
            default:
                throw new InvalidOperationException($"No description of {plan.Operation.GetType().Name}.");
        }
    }

    private static float? Epsilon(ConvolutionSpec layer) => layer.BatchNorm is { } norm ? Values.Number(norm.Epsilon) : null;

    private static float? Momentum(ConvolutionSpec layer) => layer.BatchNorm is { } norm ? Values.Number(norm.Momentum) : null;
}
