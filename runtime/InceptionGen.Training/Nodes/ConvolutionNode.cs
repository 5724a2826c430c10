using System;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using InceptionGen.Training.Maps;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Nodes;

/// <summary>A convolution or linear layer that is trained, or that only lets gradients through: kernel, bias or batch norm, activation.</summary>
internal sealed unsafe class ConvolutionNode : TrainingNode
{
    private readonly ParameterSet _parameters;
    private readonly ConvolutionPlaces _places;
    private readonly ConvolutionProducts? _products;
    private readonly Activation _activation;
    private readonly Parameter? _kernel;
    private readonly Parameter? _bias;
    private readonly BatchNorm? _norm;
    private readonly PinnedFloats? _frozenKernel;
    private readonly float[] _frozenBias = [];

    /// <summary>A layer that is trained.</summary>
    public ConvolutionNode(ParameterSet parameters, ConvolutionInfo convolution, Activation activation, ConvolutionPlaces places, BatchNorm? norm)
    {
        (_parameters, _places, _activation, _norm) = (parameters, places, activation, norm);
        if (convolution is not BatchNormRowInfo)
        {
            _products = new ConvolutionProducts(convolution, norm is null ? activation : Activation.None, places.X.IsDense, places.Dx is not null);
            _kernel = parameters.AddTrained(convolution.WeightName, TensorRole.Kernel, convolution.WeightShape, convolution);
        }

        if (convolution.BiasName is not null)
            _bias = parameters.AddTrained(convolution.BiasName, TensorRole.Bias, new TensorShape(convolution.Output.Channels), convolution);
    }

    /// <summary>A layer that is not, but stands above one that is: its batch norm is folded into the weights.</summary>
    public ConvolutionNode(ParameterSet parameters, ConvolutionInfo convolution, Activation activation, ConvolutionPlaces places, PinnedFloats kernel, float[] bias)
    {
        (_parameters, _places, _activation, _frozenKernel, _frozenBias) = (parameters, places, activation, kernel, bias);
        _products = new ConvolutionProducts(convolution, activation, places.X.IsDense, places.Dx is not null);
    }

    private float* Kernel => _kernel is null ? _frozenKernel!.Data : _parameters.ValuesOf(_kernel);

    private ReadOnlySpan<float> Bias => _bias is null ? _frozenBias : _parameters.Slice(_bias);

    private int Version => _kernel is null ? 1 : _parameters.Version;

    public override long ScratchFloats(int batch) => _products?.ScratchFloats(batch) ?? 0;

    public override long WeightBytes => _products?.WeightBytes ?? 0;

    public override void Forward(StepContext step)
    {
        MapView x = step.View(_places.X), y = step.View(_places.Y), sums = _products is null ? x : step.View(_places.Sums);
        _products?.Forward(step.Kernels, Kernel, Bias, Version, x, sums);
        step.Clock?.Lap("convolution");
        _norm?.Forward(step, sums, y, _activation);
        step.Clock?.Lap("batch norm");
    }

    public override void Accept() => _norm?.Accept();

    public override void Backward(StepContext step)
    {
        MapView x = step.View(_places.X), y = step.View(_places.Y), gradient = step.View(_places.Dy);
        if (_norm is null) ThroughActivation.Run(step.Kernels, gradient, y, _activation);
        else _norm.Backward(step, _products is null ? x : step.View(_places.Sums), y, gradient, _activation);
        if (_bias is not null) TakeBiasGradient(step, gradient);

        step.Clock?.Lap("gradients of norm, bias and activation");
        if (_kernel is not null) _products!.KernelGradient(step.Kernels, x, gradient, _parameters.GradientsOf(_kernel));
        step.Clock?.Lap("gradient of the kernel");
        if (_places.Dx is not null) GiveInputGradient(step, gradient);
        step.Clock?.Lap("gradient of the input");
    }

    private void TakeBiasGradient(StepContext step, MapView gradient)
    {
        ChannelSums.Run(step.Kernels, new BiasGradient(gradient), gradient.Pixels, gradient.ChannelCount, step.Sums);
        Span<double> sums = step.Sums.AsSpan(0, gradient.ChannelCount);
        float* to = _parameters.GradientsOf(_bias!);
        for (int c = 0; c < sums.Length; c++) to[c] = (float)sums[c];
    }

    private void GiveInputGradient(StepContext step, MapView gradient)
    {
        MapView dx = _places.Dx!.View(step), own = _products is null ? gradient : step.View(_places.OwnDx!);
        _products?.InputGradient(step.Kernels, Kernel, Version, gradient, _places.Stretched is { } stretched ? step.View(stretched) : default, own);
        if (_products is null || !_places.Dx.IsFirst)
            PixelRows.Run(step.Kernels, new AddScaled(own, dx, scale: 1, adds: !_places.Dx.IsFirst), dx.Batch * dx.Height, dx.Width);
    }
}
