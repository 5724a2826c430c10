using System;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using InceptionGen.Training.Kernels.Linear;
using InceptionGen.Training.Maps;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Nodes;

/// <summary>A linear layer that is trained, or a convolution whose kernel is the whole map: kernel, bias or batch norm, activation. The kernel is in panels, and its gradient is
/// computed where the optimizer takes it.</summary>
internal sealed unsafe class LinearNode : TrainingNode
{
    private readonly ParameterSet _parameters;
    private readonly ConvolutionPlaces _places;
    private readonly WeightPanels _panels;
    private readonly Activation _activation;
    private readonly Parameter _kernel;
    private readonly Parameter? _bias;
    private readonly BatchNorm? _norm;
    private readonly LinearGradient _gradient;
    private readonly PinnedFloats? _turned;

    /// <param name="parameters">Where its numbers are.</param>
    /// <param name="convolution">What it computes.</param>
    /// <param name="activation">What is done to its sums.</param>
    /// <param name="places">Its maps; what it reads stays until the weights were changed.</param>
    /// <param name="norm">Its batch norm, or null.</param>
    /// <param name="batch">The most images of a step.</param>
    public LinearNode(ParameterSet parameters, ConvolutionInfo convolution, Activation activation, ConvolutionPlaces places, BatchNorm? norm, int batch)
    {
        (_parameters, _places, _activation, _norm) = (parameters, places, activation, norm);
        _panels = new(checked((int)convolution.Input.Elements), convolution.Output.Channels);
        _gradient = LinearKernels.Best.Gradient(_panels, batch);
        _kernel = parameters.AddInPanels(convolution.WeightName, convolution.WeightShape, convolution, _gradient);
        if (convolution.BiasName is not null)
            _bias = parameters.AddTrained(convolution.BiasName, TensorRole.Bias, new TensorShape(convolution.Output.Channels), convolution);
        if (places.Dx is not null) _turned = new PinnedFloats(LinearKernels.Best.TurnedFloats(_panels, batch));
    }

    /// <summary>Whether a convolution is such a layer: one image's map is one row of a matrix.</summary>
    public static bool Suits(ConvolutionInfo convolution, MapPlace x, GradientTarget? dx) =>
        convolution is not BatchNormRowInfo && convolution.Groups == 1 && convolution.Padding == default
        && convolution.Kernel == new Extent(convolution.Input.Height, convolution.Input.Width)
        && x.IsDense && dx is null or { Place.IsDense: true };

    public override long ScratchFloats(int batch) => LinearKernels.Best.ScratchFloats(_panels, batch);

    public override void Forward(StepContext step)
    {
        MapView y = step.View(_places.Y), sums = step.View(_places.Sums);
        float* bias = _bias is null ? null : _parameters.ValuesOf(_bias);
        Activation activation = _norm is null ? _activation : Activation.None;
        LinearKernels.Best.Forward(step.Kernels, _panels, _parameters.ValuesOf(_kernel), bias, activation, step.View(_places.X).AsVectors(), sums);
        step.Clock?.Lap("linear");
        _norm?.Forward(step, sums, y, _activation);
        step.Clock?.Lap("batch norm");
    }

    public override void Accept() => _norm?.Accept();

    public override void Backward(StepContext step)
    {
        MapView y = step.View(_places.Y), gradient = step.View(_places.Dy);
        if (_norm is null) ThroughActivation.Run(step.Kernels, gradient, y, _activation);
        else _norm.Backward(step, step.View(_places.Sums), y, gradient, _activation);
        if (_bias is not null) TakeBiasGradient(step, gradient);
        step.Clock?.Lap("gradients of norm, bias and activation");

        _gradient.Take(step.View(_places.X).AsVectors(), gradient);
        if (_places.Dx is not { } dx) return;
        LinearKernels.Best.InputGradient(step.Kernels, _panels, _parameters.ValuesOf(_kernel), gradient, _turned!.Data, dx.View(step).AsVectors(), adds: !dx.IsFirst);
        step.Clock?.Lap("gradient of the input");
    }

    private void TakeBiasGradient(StepContext step, MapView gradient)
    {
        ChannelSums.Run(step.Kernels, new BiasGradient(gradient), gradient.Pixels, gradient.ChannelCount, step.Sums);
        Span<double> sums = step.Sums.AsSpan(0, gradient.ChannelCount);
        float* to = _parameters.GradientsOf(_bias!);
        for (int c = 0; c < sums.Length; c++) to[c] = (float)sums[c];
    }
}
