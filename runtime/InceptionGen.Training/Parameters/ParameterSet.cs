using System;
using System.Collections.Generic;
using InceptionGen.Memory;

namespace InceptionGen.Training.Parameters;

/// <summary>All numbers that training changes, side by side, with their gradients in a second buffer; and batch norm's statistics in a third, which steps change
/// without a gradient.</summary>
internal sealed unsafe class ParameterSet
{
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
    public Span<float> Values => Require(_values).Span;

    /// <summary>Their gradients.</summary>
    public Span<float> Gradients => Require(_gradients).Span;

    /// <summary>Rises whenever trained numbers change, so that layers know that their packed weights are old.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>How many numbers are trained.</summary>
    public int Length { get; private set; }

    private int RunningLength { get; set; }

    /// <summary>Adds a tensor that is trained.</summary>
    public Parameter AddTrained(string name, TensorRole role, TensorShape shape, ConvolutionInfo operation)
    {
        var parameter = new Parameter(name, role, shape, operation, Length);
        Length = checked(Length + parameter.Length);
        _trained.Add(parameter);
        return parameter;
    }

    /// <summary>Adds a running mean or variance.</summary>
    public Parameter AddStatistic(string name, TensorRole role, ConvolutionInfo operation)
    {
        var parameter = new Parameter(name, role, new TensorShape(operation.Output.Channels), operation, RunningLength);
        RunningLength += parameter.Length;
        _statistics.Add(parameter);
        return parameter;
    }

    /// <summary>Makes the buffers, once everything was added.</summary>
    public void Allocate() =>
        (_values, _gradients, _running) = (new PinnedFloats(Length), new PinnedFloats(Length), new PinnedFloats(RunningLength));

    /// <summary>Tells that trained numbers changed.</summary>
    public void Touch() => Version++;

    /// <summary>A trained tensor's numbers.</summary>
    public float* ValuesOf(Parameter parameter) => Require(_values).Data + parameter.Start;

    /// <summary>Their gradients.</summary>
    public float* GradientsOf(Parameter parameter) => Require(_gradients).Data + parameter.Start;

    /// <summary>A running mean or variance.</summary>
    public Span<float> Running(Parameter statistic) => Require(_running).Span.Slice(statistic.Start, statistic.Length);

    /// <summary>A trained tensor's numbers.</summary>
    public Span<float> Slice(Parameter parameter) => Values.Slice(parameter.Start, parameter.Length);

    private static PinnedFloats Require(PinnedFloats? buffer) => buffer ?? throw new InvalidOperationException("The buffers are made once all parameters were added.");
}
