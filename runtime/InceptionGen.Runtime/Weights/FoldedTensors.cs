using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Memory;

namespace InceptionGen.Weights;

/// <summary>A layer's kernel and bias, batch norm folded in: (x * kernel + bias - mean) * gamma / sqrt(variance + epsilon) + beta is again a convolution
/// with a bias. Folded in double and rounded once, so that nothing is lost against computing it in float32. All numbers are finite, and negligible ones are zeros.</summary>
internal readonly ref struct FoldedTensors
{
    private FoldedTensors(Span<float> kernel, float[] bias)
    {
        Kernel = kernel;
        Bias = bias;
    }

    /// <summary>(O, I, H, W), in the memory that was given.</summary>
    public Span<float> Kernel { get; }

    /// <summary>(O).</summary>
    public float[] Bias { get; }

    /// <summary>Reads and folds.</summary>
    /// <param name="network">The network.</param>
    /// <param name="operation">The layer.</param>
    /// <param name="weights">Where its tensors come from.</param>
    /// <param name="memory">Where the kernel is put.</param>
    /// <param name="problems">Gets a sentence for every tensor with numbers that cannot be computed with; then the result cannot be either.</param>
    public static FoldedTensors Read(NetworkDescription network, ConvolutionInfo operation, IWeightSource weights, KernelMemory memory, ICollection<string> problems)
    {
        int outputs = operation.Output.Channels;
        Span<float> kernel = memory.Take(checked((int)operation.KernelLength));
        if (operation is BatchNormRowInfo) kernel.Fill(1);
        else weights.Read(weights.Find(operation.WeightName)!, kernel);
        if (operation is LinearInfo && weights.FlattenOrder == FlattenOrder.ChannelsLast) FlattenedInputs.ToChannelsFirst(network, operation, kernel);
        float[] bias = ReadTensor(weights, operation.BiasName, outputs, fallback: 0);
        bool areUsable = operation.BatchNorm is not { } norm || Fold(norm, weights, kernel, bias);
        areUsable &= Negligible.Clear(kernel);
        areUsable &= Negligible.Clear(bias);
        if (!areUsable) NumberCheck.Explain(network, operation, weights, kernel, bias, problems);
        return new(kernel, bias);
    }

    // Whether all variances can be. Infinite ones would leave nothing but finite numbers.
    private static bool Fold(BatchNormInfo norm, IWeightSource weights, Span<float> kernel, float[] bias)
    {
        int outputs = bias.Length;
        float[] gamma = ReadTensor(weights, norm.Gamma, outputs, fallback: 1);
        float[] beta = ReadTensor(weights, norm.Beta, outputs, fallback: 0);
        float[] mean = ReadTensor(weights, norm.Mean, outputs, fallback: 0);
        float[] variance = ReadTensor(weights, norm.Variance, outputs, fallback: 0);
        int filter = kernel.Length / outputs;
        for (int output = 0; output < outputs; output++)
        {
            if (!NumberCheck.IsVariance(variance[output], norm.Epsilon)) return false;

            double scale = gamma[output] / Math.Sqrt(variance[output] + (double)norm.Epsilon);
            bias[output] = (float)(((double)bias[output] - mean[output]) * scale + beta[output]);
            Scale(kernel.Slice(output * filter, filter), scale);
        }

        return true;
    }

    // Every weight of a network passes here while it loads.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale(Span<float> weights, double scale)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= weights.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                Span<float> eight = weights.Slice(i, Vector256<float>.Count);
                (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Create<float>(eight));
                Vector256.Narrow(lower * scale, upper * scale).CopyTo(eight);
            }
        }

        for (; i < weights.Length; i++) weights[i] = (float)(weights[i] * scale);
    }

    private static float[] ReadTensor(IWeightSource weights, string? name, int length, float fallback)
    {
        float[] values = new float[length];
        if (name is null)
            Array.Fill(values, fallback);
        else
            weights.Read(weights.Find(name)!, values);
        return values;
    }
}
