using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>A convolution, or a linear layer as the convolution whose kernel is the whole map.</summary>
/// <param name="Column">The column of its filter count in the table ("#3x3 reduce"); empty if the whole row is the convolution.</param>
/// <param name="Groups">Parts of the channels that are convolved apart; as many as input channels in a depthwise convolution.</param>
/// <param name="HasKernel">False for a batch norm that is a row of its own: a depthwise convolution of 1x1 whose kernel is ones.</param>
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
    TensorNames Tensors,
    int Groups = 1,
    bool HasKernel = true) : OperationSpec(Input, Output)
{
    public override long Weights => !HasKernel ? 0 : (long)Kernel.Height * Kernel.Width * (Input.Channels / Groups) * Output.Channels;

    public override long Parameters => Weights
        + (Bias ? Output.Channels : 0)
        + (BatchNorm is null ? 0 : BatchNorm.Gamma ? 2L * Output.Channels : Output.Channels);

    public override long MultiplyAdds => Weights * Output.Height * Output.Width;

    public override int Depth => HasKernel ? 1 : 0;

    /// <summary>Whether it is a matrix product of the map itself.</summary>
    public bool IsPointwise => !IsLinear && HasKernel && Groups == 1 && Kernel == new Extent(1, 1) && Stride == new Extent(1, 1) && Padding == Padding.None;
}
