using System;
using System.Collections.Generic;
using InceptionGen.Memory;

namespace InceptionGen.Training.Parameters;

/// <summary>All numbers that training changes, side by side, with their gradients in a second buffer (those of linear layers' kernels are in none); and batch
/// norm's statistics in a third, which steps change without a gradient.</summary>
internal sealed unsafe class ParameterSet
{
    // Kernels load whole vectors at the end of the last tensor.
    private const int FloatsBehind = 64;

    private readonly List<Parameter> _trained = [];
    private readonly List<Parameter> _statistics = [];
    private PinnedFloats? _values;
    private PinnedFloats? _gradients;
    private PinnedFloats? _running;

    /// <summary>What is trained, in the order of the table.</summary>
    public IReadOnlyList<Parameter> Trained => _trained;

    /// <summary>Running means and variances.</summary>
    public IReadOnlyList<Parameter> Statistics => _statistics;

    /// <summary>All trained numbers.</summary>
    public Span<float> Values => Require(_values).Span[..Length];

    /// <summary>The gradients that the buffer holds.</summary>
    public Span<float> Gradients => Require(_gradients).Span;

    /// <summary>Rises whenever trained numbers change, so that layers know that their packed weights are old.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>How many numbers are trained.</summary>
    public int Length { get; private set; }

    /// <summary>How many gradients the buffer holds.</summary>
    public int GradientLength { get; private set; }

    private int RunningLength { get; set; }

    /// <summary>Adds a tensor that is trained.</summary>
    public Parameter AddTrained(string name, TensorRole role, TensorShape shape, ConvolutionInfo operation)
    {
        var parameter = new Parameter(name, role, shape, operation, Length, GradientLength);
        GradientLength = checked(GradientLength + parameter.Length);
        return Add(parameter);
    }

    /// <summary>Adds a linear layer's kernel, whose gradient is computed a block at a time.</summary>
    public Parameter AddInPanels(string name, TensorShape shape, ConvolutionInfo operation, BlockwiseGradient gradient) =>
        Add(new Parameter(name, TensorRole.Kernel, shape, operation, Length, GradientStart: -1) { Gradient = gradient });

    /// <summary>Adds a running mean or variance.</summary>
    public Parameter AddStatistic(string name, TensorRole role, ConvolutionInfo operation)
    {
        var parameter = new Parameter(name, role, new TensorShape(operation.Output.Channels), operation, RunningLength, GradientStart: -1);
        RunningLength += parameter.Length;
        _statistics.Add(parameter);
        return parameter;
    }

    /// <summary>Makes the buffers, once everything was added.</summary>
    public void Allocate() =>
        (_values, _gradients, _running) = (new PinnedFloats((long)Length + FloatsBehind), new PinnedFloats(GradientLength), new PinnedFloats(RunningLength));

    /// <summary>Tells that trained numbers changed.</summary>
    public void Touch() => Version++;

    /// <summary>A trained tensor's numbers.</summary>
    public float* ValuesOf(Parameter parameter) => Require(_values).Data + parameter.Start;

    /// <summary>Their gradients, of a tensor whose gradients the buffer holds.</summary>
    public float* GradientsOf(Parameter parameter) => Require(_gradients).Data + parameter.GradientStart;

    /// <summary>The same.</summary>
    public Span<float> GradientSlice(Parameter parameter) => Require(_gradients).Span.Slice(parameter.GradientStart, parameter.Length);

    /// <summary>A running mean or variance.</summary>
    public Span<float> Running(Parameter statistic) => Require(_running).Span.Slice(statistic.Start, statistic.Length);

    /// <summary>A trained tensor's numbers.</summary>
    public Span<float> Slice(Parameter parameter) => Values.Slice(parameter.Start, parameter.Length);

    private Parameter Add(Parameter parameter)
    {
        Length = checked(Length + parameter.Length);
        _trained.Add(parameter);
        return parameter;
    }

    private static PinnedFloats Require(PinnedFloats? buffer) => buffer ?? throw new InvalidOperationException("The buffers are made once all parameters were added.");
}
