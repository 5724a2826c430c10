using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>A convolution with bias or batch norm, and activation. A <see cref="LinearInfo"/> is one whose kernel is the whole map.</summary>
/// <inheritdoc/>
public record ConvolutionInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>Rows and columns of the kernel.</summary>
    public Extent Kernel { get; init; }

    /// <summary>Steps of the kernel.</summary>
    public Extent Stride { get; init; }

    /// <summary>Zeros around the input.</summary>
    public Padding Padding { get; init; }

    /// <summary>Parts of the channels that are convolved apart: output channels in as many parts read input channels of their own part alone. 1 is an ordinary
    /// convolution; as many as input channels, a depthwise one.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Input channels that a filter reads.</summary>
    internal int GroupChannels => Input.Channels / Groups;

    /// <summary>What is applied to the sum.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether it is a 1x1 convolution that is computed before the average pool that it reads: the mean of products is the product of the mean.</summary>
    public bool IsBeforePool { get; init; }

    /// <summary>What weight files call its weights.</summary>
    public string WeightName { get; init; } = "";

    /// <summary>What weight files call its bias; null if it has none.</summary>
    public string? BiasName { get; init; }

    /// <summary>Batch norm after the convolution, which loading folds into weights and bias; null if there is none.</summary>
    public BatchNormInfo? BatchNorm { get; init; }

    /// <inheritdoc/>
    public override string Name => "convolution";

    /// <inheritdoc/>
    public override long Weights => KernelLength;

    /// <summary>Numbers of the kernel, in a weight file or not.</summary>
    internal long KernelLength => (long)Kernel.Height * Kernel.Width * GroupChannels * Output.Channels;

    /// <summary>Products that it is made of for one image, counted as multiply-adds or not.</summary>
    internal long Products => KernelLength * Output.Height * Output.Width;

    /// <summary>A tensor of its own in weight files, to tell it from other layers by.</summary>
    internal virtual string TensorName => WeightName;

    /// <inheritdoc/>
    public override long Parameters => Weights + (BiasName is null ? 0 : Output.Channels) + (BatchNorm?.Parameters(Output.Channels) ?? 0);

    /// <inheritdoc/>
    public override long RunningStatistics => BatchNorm is null ? 0 : BatchNormInfo.RunningStatistics(Output.Channels);

    /// <inheritdoc/>
    public override long MultiplyAdds => Weights * Output.Height * Output.Width;

    /// <summary>The shape of its weights in a weight file: (O, I, H, W), of the input channels that a filter reads.</summary>
    internal virtual TensorShape WeightShape => new(Output.Channels, GroupChannels, Kernel.Height, Kernel.Width);

    /// <summary>Whether a number is added to each output channel: folding batch norm in leaves a bias.</summary>
    private protected bool HasBias => BiasName is not null || BatchNorm is not null;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, TensorShape Shape, TensorRole Role)> RequiredTensors()
    {
        yield return (WeightName, WeightShape, TensorRole.Kernel);
        if (BiasName is not null) yield return (BiasName, new TensorShape(Output.Channels), TensorRole.Bias);
        if (BatchNorm is null) yield break;
        foreach ((string Name, TensorShape Shape, TensorRole Role) tensor in BatchNorm.RequiredTensors(Output.Channels)) yield return tensor;
    }

    internal override OnnxValue ToOnnx(OnnxScope onnx)
    {
        Padding pads = Windows.Reached(this, Kernel, Stride, Padding);
        OnnxValue input = onnx.Input;
        return onnx.Activated(Activation, onnx.Result, sum => onnx.Node(
            "Conv",
            [input.Name, .. onnx.Weights(WeightShape, HasBias)],
            sum,
            OnnxMessages.Integer("group", Groups),
            OnnxMessages.Integers("kernel_shape", Kernel.Height, Kernel.Width),
            OnnxMessages.Integers("strides", Stride.Height, Stride.Width),
            OnnxMessages.Integers("pads", pads.Top, pads.Left, pads.Bottom, pads.Right)));
    }
}
