using System;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using InceptionGen.Training.Maps;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training.Nodes;

/// <summary>Batch normalisation in training (Ioffe and Szegedy 2015, algorithms 1 and 2): each channel of a batch gets mean 0 and variance 1, then gamma and beta. The running
/// statistics, which inference uses, follow the batches'; their variance is the unbiased one. Where statistics are fixed it is a scale and a shift, and is not trained.</summary>
internal sealed unsafe class BatchNorm
{
    private readonly ParameterSet _parameters;
    private readonly float _epsilon;
    private readonly double _momentum;
    private readonly int _channels;
    private readonly Parameter? _gamma;
    private readonly Parameter? _beta;
    private readonly Parameter _mean;
    private readonly Parameter _variance;
    private readonly float[]? _fixedGamma;
    private readonly float[]? _fixedBeta;

    // The batch's mean and unbiased variance, until the step is taken.
    private readonly double[] _taken;

    // Rows of C: the batch's mean, 1 / sqrt(variance + epsilon), scale, shift, and two more for the gradient.
    private readonly PinnedFloats _rows;

    /// <param name="parameters">Where its numbers are.</param>
    /// <param name="convolution">The layer that it follows.</param>
    /// <param name="norm">What the table says.</param>
    /// <param name="momentum">How much of the running statistics a step keeps.</param>
    /// <param name="isFixed">Whether it normalises by the running statistics, which then stay, as gamma and beta do.</param>
    public BatchNorm(ParameterSet parameters, ConvolutionInfo convolution, BatchNormInfo norm, float momentum, bool isFixed)
    {
        (_parameters, _epsilon, _momentum, _channels, IsFixed) = (parameters, norm.Epsilon, Written.As(momentum), convolution.Output.Channels, isFixed);
        _rows = new PinnedFloats(6L * _channels);
        _taken = new double[isFixed ? 0 : 2 * _channels];
        TensorShape shape = new(_channels);
        if (isFixed)
        {
            (_fixedGamma, _fixedBeta) = (norm.Gamma is null ? null : new float[_channels], norm.Beta is null ? null : new float[_channels]);
        }
        else
        {
            if (norm.Gamma is not null) _gamma = parameters.AddTrained(norm.Gamma, TensorRole.Gamma, shape, convolution);
            if (norm.Beta is not null) _beta = parameters.AddTrained(norm.Beta, TensorRole.Beta, shape, convolution);
        }

        _mean = parameters.AddStatistic(norm.Mean, TensorRole.Mean, convolution);
        _variance = parameters.AddStatistic(norm.Variance, TensorRole.Variance, convolution);
    }

    /// <summary>Whether it normalises by the running statistics in training, too.</summary>
    public bool IsFixed { get; }

    /// <summary>Gamma where it is not trained; empty if it has none or it is.</summary>
    public Span<float> FixedGamma => _fixedGamma;

    /// <summary>Beta where it is not trained; empty if it has none or it is.</summary>
    public Span<float> FixedBeta => _fixedBeta;

    private float* Mean => _rows.Data;

    private float* Inverse => Mean + _channels;

    private float* Scale => Inverse + _channels;

    private float* Shift => Scale + _channels;

    /// <summary>y = activation(gamma * (x - mean) / sqrt(variance + epsilon) + beta).</summary>
    public void Forward(StepContext step, MapView x, MapView y, Activation activation)
    {
        if (step.IsTraining && !IsFixed) TakeStatistics(step, x);
        else UseRunningStatistics();

        for (int c = 0; c < _channels; c++)
        {
            Scale[c] = Inverse[c] * GammaOf(c);
            Shift[c] = BetaOf(c);
        }

        PixelRows.Run(step.Kernels, new ScaleAndShift(x, y, Mean, Scale, Shift, activation), y.Batch * y.Height, y.Width);
    }

    /// <summary>The gradient of y becomes that of x, in place; those of gamma and beta are stored.</summary>
    public void Backward(StepContext step, MapView x, MapView y, MapView gradient, Activation activation)
    {
        if (IsFixed)
        {
            ThroughActivation.Run(step.Kernels, gradient, y, activation, Scale);
            return;
        }

        switch (activation)
        {
            case Activation.Relu: Backward<ReluGradient>(step, x, gradient); break;
            case Activation.Relu6: Backward<Relu6Gradient>(step, x, gradient); break;
            default:
                ThroughActivation.Run(step.Kernels, gradient, y, activation);
                Backward<NoActivation>(step, x, gradient);
                break;
        }
    }

    /// <summary>The running statistics follow the batch's: its step is taken.</summary>
    public void Accept()
    {
        if (IsFixed) return;
        Span<float> means = _parameters.Running(_mean), variances = _parameters.Running(_variance);
        for (int c = 0; c < _channels; c++)
        {
            means[c] = (float)((_momentum * means[c]) + ((1 - _momentum) * _taken[c]));
            variances[c] = (float)((_momentum * variances[c]) + ((1 - _momentum) * _taken[_channels + c]));
        }
    }

    private void Backward<TActivation>(StepContext step, MapView x, MapView gradient)
        where TActivation : struct, IActivationGradient
    {
        double[] sums = step.Sums;
        ChannelSums.Run(step.Kernels, new BatchNormGradient<TActivation>(gradient, x, Mean, Scale, Shift), x.Pixels, _channels, sums);
        float* factor = Shift + _channels, offset = factor + _channels;
        for (int c = 0; c < _channels; c++)
        {
            double inverse = Inverse[c], ofBeta = sums[c], ofGamma = sums[_channels + c] * inverse;
            if (_gamma is not null) _parameters.GradientsOf(_gamma)[c] = (float)ofGamma;
            if (_beta is not null) _parameters.GradientsOf(_beta)[c] = (float)ofBeta;

            // dx = gamma / sigma * (dy - mean(dy) - x' mean(dy x')), x' = (x - mean) / sigma
            double scale = inverse * GammaOf(c), ofX = -scale * inverse * ofGamma / x.Pixels;
            factor[c] = (float)ofX;
            offset[c] = (float)((-scale * ofBeta / x.Pixels) - (ofX * Mean[c]));
        }

        PixelRows.Run(step.Kernels, new BatchNormInputGradient<TActivation>(gradient, x, Mean, Scale, Shift, factor, offset), x.Batch * x.Height, x.Width);
    }

    private float GammaOf(int channel) => _gamma is not null ? _parameters.ValuesOf(_gamma)[channel] : _fixedGamma is null ? 1 : _fixedGamma[channel];

    private float BetaOf(int channel) => _beta is not null ? _parameters.ValuesOf(_beta)[channel] : _fixedBeta is null ? 0 : _fixedBeta[channel];

    private void TakeStatistics(StepContext step, MapView x)
    {
        double[] sums = step.Sums;
        ChannelSums.Run(step.Kernels, new Moments(x), x.Pixels, _channels, sums);
        double count = x.Pixels, unbiased = count > 1 ? count / (count - 1) : 1;
        for (int c = 0; c < _channels; c++)
        {
            double offset = sums[c] / count, mean = x.Data[c] + offset, variance = Math.Max(0, (sums[_channels + c] / count) - (offset * offset));
            Mean[c] = (float)mean;
            Inverse[c] = (float)(1 / Math.Sqrt(variance + _epsilon));
            (_taken[c], _taken[_channels + c]) = (mean, variance * unbiased);
        }

        x.KeepAlive();
    }

    private void UseRunningStatistics()
    {
        Span<float> means = _parameters.Running(_mean), variances = _parameters.Running(_variance);
        for (int c = 0; c < _channels; c++)
        {
            Mean[c] = means[c];
            Inverse[c] = (float)(1 / Math.Sqrt(variances[c] + (double)_epsilon));
        }
    }
}
