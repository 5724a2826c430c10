extern alias runtime;

using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;

using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>Weights of the same function in other units: one output channel of every convolution is multiplied by a factor, and the weights that read it
/// are divided by it. ReLU, pools and concatenations between them keep a positive factor.</summary>
internal sealed class RescaledChannels : R.IWeightSource
{
    private readonly Dictionary<string, (R.TensorShape Shape, float[] Values)> _tensors = new(StringComparer.Ordinal);
    private readonly Func<string, int, float[]> _values;
    private readonly double _factor;
    private readonly Random _random = new(1);

    /// <param name="network">Convolutions with a bias and without batch norm, pools, and chains and concatenations of them. Its last layer keeps its units.</param>
    /// <param name="values">The weights in their own units.</param>
    /// <param name="factor">Of one channel in each convolution.</param>
    public RescaledChannels(NetworkSpec network, Func<string, int, float[]> values, double factor)
    {
        (_values, _factor) = (values, factor);
        var units = new List<double[]>();
        foreach (StageSpec stage in network.Stages)
        {
            double[] read = stage.Source < 0 ? Unchanged(network.Input.Channels) : units[stage.Source];
            units.Add(Rescale(stage.Operation, read, isFree: units.Count < network.Stages.Count - 1));
        }
    }

    public string Description => "rescaled weights";

    public IReadOnlyDictionary<string, R.TensorShape> Tensors => _tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Shape);

    public void Read(string name, Span<float> destination) => _tensors[name].Values.CopyTo(destination);

    private static double[] Unchanged(int channels) => Enumerable.Repeat(1.0, channels).ToArray();

    /// <summary>The factors of an operation's output channels, from those of its input.</summary>
    private double[] Rescale(OperationSpec operation, double[] read, bool isFree)
    {
        switch (operation)
        {
            case ConvolutionSpec convolution:
                double[] written = Unchanged(convolution.Output.Channels);
                if (isFree) written[_random.Next(written.Length)] = _factor;
                Write(convolution, read, written);
                return written;
            case PoolSpec:
                return read;
            case SequenceSpec sequence:
                for (int i = 0; i < sequence.Operations.Count; i++) read = Rescale(sequence.Operations[i], read, isFree || i < sequence.Operations.Count - 1);
                return read;
            case ConcatSpec concat:
                return concat.Branches.SelectMany(branch => Rescale(branch, read, isFree)).ToArray();
            default:
                throw new NotSupportedException(operation.GetType().Name);
        }
    }

    private void Write(ConvolutionSpec convolution, double[] read, double[] written)
    {
        (int outputs, int inputs) = (written.Length, read.Length);
        int taps = convolution.Kernel.Height * convolution.Kernel.Width;
        float[] kernel = _values(convolution.Tensors.Kernel, (int)convolution.Weights), bias = _values(convolution.Tensors.Bias!, outputs);
        for (int i = 0; i < kernel.Length; i++) kernel[i] = (float)(kernel[i] * written[i / (inputs * taps)] / read[i / taps % inputs]);
        for (int i = 0; i < outputs; i++) bias[i] = (float)(bias[i] * written[i]);
        R.TensorShape shape = convolution.IsLinear
            ? new(outputs, inputs * taps)
            : new(outputs, inputs, convolution.Kernel.Height, convolution.Kernel.Width);
        _tensors.Add(convolution.Tensors.Kernel, (shape, kernel));
        _tensors.Add(convolution.Tensors.Bias!, (new(outputs), bias));
    }
}
