using System.Collections.Generic;

namespace InceptionGen;

/// <summary>Batch normalisation that is a row of its own: a depthwise convolution of 1x1 whose kernel is ones, until loading folds the normalisation into it.</summary>
public sealed record BatchNormRowInfo : ConvolutionInfo
{
    /// <inheritdoc cref="OperationInfo(int, string, IReadOnlyList{int}, MapShape, MapShape)"/>
    public BatchNormRowInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
        : base(Stage, Column, Inputs, Input, Output) => (Kernel, Stride, Groups) = (new(1), new(1), Input.Channels);

    /// <inheritdoc/>
    public override string Name => "batch norm";

    /// <summary>None: it has no kernel of its own.</summary>
    public override long Weights => 0;

    /// <summary>None: the papers count convolutions and linear layers.</summary>
    public override long MultiplyAdds => 0;

    internal override string TensorName => BatchNorm!.Mean;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, TensorShape Shape, TensorRole Role)> RequiredTensors() => BatchNorm!.RequiredTensors(Output.Channels);
}
