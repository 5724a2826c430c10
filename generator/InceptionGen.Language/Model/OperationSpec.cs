using System;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Model;

/// <summary>One step of a network with its shapes checked. Operations nest: a module is a concatenation of sequences of operations.</summary>
/// <param name="Input">The map it reads.</param>
/// <param name="Output">The map it makes.</param>
internal abstract record OperationSpec(Shape Input, Shape Output)
{
    /// <summary>Weights of kernels alone, as the papers' params columns count them: no bias, no batch norm.</summary>
    public virtual long Weights => 0;

    /// <summary>All learned numbers: weights, biases, gamma and beta. Running means and variances are not learned.</summary>
    public virtual long Parameters => 0;

    /// <summary>Multiply-adds of convolutions and linear layers for one image.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Layers with parameters on the longest path, as the papers' depth columns count them.</summary>
    public virtual int Depth => 0;

    /// <summary>Convolutions and linear layers.</summary>
    public virtual int Layers => 0;
}

internal enum Activation
{
    None,
    Relu,
}

/// <summary>Batch normalisation after a convolution.</summary>
/// <param name="Epsilon">Added to the variance; the cell's own text, so that no digit is lost.</param>
/// <param name="Gamma">Whether it scales; Keras' Inception v3 does not.</param>
internal sealed record BatchNormSpec(string Epsilon, bool Gamma);

/// <summary>The names a weight file gives a layer's tensors; null where the layer has no such tensor.</summary>
internal sealed record TensorNames(string Kernel, string? Bias, string? Gamma, string? Beta, string? Mean, string? Variance);

/// <summary>A convolution, or a linear layer as the convolution whose kernel is the whole map.</summary>
/// <param name="Column">Where its filter count stands in the table ("#3x3 reduce"); empty if the whole row is the convolution.</param>
/// <param name="IsLinear">Whether the table calls it linear; its weights then have shape (outputs, inputs).</param>
internal sealed record ConvolutionSpec(
    Shape Input,
    Shape Output,
    Extent Kernel,
    Extent Stride,
    Padding Padding,
    bool Bias,
    BatchNormSpec? BatchNorm,
    Activation Activation,
    string Column,
    bool IsLinear,
    TensorNames Tensors) : OperationSpec(Input, Output)
{
    public override long Weights => (long)Kernel.Height * Kernel.Width * Input.Channels * Output.Channels;

    public override long Parameters => Weights
        + (Bias ? Output.Channels : 0)
        + (BatchNorm is null ? 0 : BatchNorm.Gamma ? 2L * Output.Channels : Output.Channels);

    public override long MultiplyAdds => Weights * Output.Height * Output.Width;

    public override int Depth => 1;

    public override int Layers => 1;

    /// <summary>Whether it is a matrix product of the map itself.</summary>
    public bool IsPointwise => !IsLinear && Kernel == new Extent(1, 1) && Stride == new Extent(1, 1) && Padding == Padding.None;
}

internal enum PoolKind
{
    Max,
    Average,

    /// <summary>Windows that divide the input evenly, as PyTorch's adaptive_avg_pool2d places them; window and stride mean nothing.</summary>
    AdaptiveAverage,
}

/// <param name="Padding">Around the map. Where the output is rounded up, windows reach beyond it.</param>
/// <param name="CountsPadding">Whether an average divides by the part of its window inside the padded map, not inside the map alone (Caffe, PyTorch's
/// default).</param>
internal sealed record PoolSpec(
    Shape Input,
    Shape Output,
    PoolKind Kind,
    Extent Window,
    Extent Stride,
    Padding Padding,
    bool CountsPadding) : OperationSpec(Input, Output);

/// <summary>Local response normalisation across channels (Krizhevsky 2012, section 3.3): x / (k + alpha / size * sum of squares)^beta.</summary>
internal sealed record LocalResponseNormSpec(Shape Map, int Size, string Alpha, string Beta, string K) : OperationSpec(Map, Map);

/// <param name="Rate">The share of activations dropped in training; inference passes its input through.</param>
internal sealed record DropoutSpec(Shape Map, string Rate) : OperationSpec(Map, Map);

/// <summary>HxWxC to 1x1x(CHW), channel by channel as PyTorch and Caffe flatten; memory order is H,W,C, so this moves values unless H and W are 1.
/// A linear layer needs none: it reads a map as it is.</summary>
internal sealed record FlattenSpec(Shape Input, Shape Output) : OperationSpec(Input, Output);

internal sealed record SoftmaxSpec(Shape Map) : OperationSpec(Map, Map);

/// <summary>Operations one after the other. An empty sequence passes its input through.</summary>
internal sealed record SequenceSpec(Shape Input, Shape Output, EquatableArray<OperationSpec> Operations) : OperationSpec(Input, Output)
{
    public override long Weights => Operations.Sum(operation => operation.Weights);

    public override long Parameters => Operations.Sum(operation => operation.Parameters);

    public override long MultiplyAdds => Operations.Sum(operation => operation.MultiplyAdds);

    public override int Depth => Operations.Sum(operation => operation.Depth);

    public override int Layers => Operations.Sum(operation => operation.Layers);
}

/// <summary>Branches that read one map and whose outputs stand side by side, in order, in the channels of one map.</summary>
internal sealed record ConcatSpec(Shape Input, Shape Output, EquatableArray<OperationSpec> Branches) : OperationSpec(Input, Output)
{
    public override long Weights => Branches.Sum(branch => branch.Weights);

    public override long Parameters => Branches.Sum(branch => branch.Parameters);

    public override long MultiplyAdds => Branches.Sum(branch => branch.MultiplyAdds);

    public override int Depth => Branches.Max(branch => branch.Depth);

    public override int Layers => Branches.Sum(branch => branch.Layers);
}

/// <summary>A body whose output is scaled and added to its input (Inception-ResNet).</summary>
internal sealed record ResidualSpec(Shape Map, OperationSpec Body, string Scale, Activation Activation) : OperationSpec(Map, Map)
{
    public override long Weights => Body.Weights;

    public override long Parameters => Body.Parameters;

    public override long MultiplyAdds => Body.MultiplyAdds;

    public override int Depth => Body.Depth;

    public override int Layers => Body.Layers;
}
