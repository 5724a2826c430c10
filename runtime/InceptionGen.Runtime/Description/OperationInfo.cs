using System.Collections.Generic;

namespace InceptionGen;

/// <summary>The names a weight file gives a layer's tensors; null where the layer has no such tensor.</summary>
public sealed record TensorNames(
    string Kernel, string? Bias = null, string? Gamma = null, string? Beta = null, string? Mean = null, string? Variance = null);

/// <summary>One operation of a network, with the row it comes from. Shapes are those of one image.</summary>
/// <param name="Stage">Index of its stage in <see cref="NetworkDescription.Stages"/>.</param>
/// <param name="Column">The table's column ("#3x3 reduce"); empty if the row itself is the operation.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Inputs">Indices of the operations it reads; -1 is the image.</param>
/// <param name="Input">The map it reads (of a concatenation: the module's input).</param>
/// <param name="Output">The map it makes.</param>
public sealed record OperationInfo(
    int Stage, string Column, OperationKind Kind, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
{
    /// <summary>Kernel of a convolution, window of a pool; 0x0 otherwise.</summary>
    public Extent Kernel { get; init; }

    /// <summary>Steps of the kernel or window.</summary>
    public Extent Stride { get; init; }

    /// <summary>Zeros around the input of a convolution; ignored or counted values around a pool's, whose last windows may reach beyond them.</summary>
    public Padding Padding { get; init; }

    /// <summary>What is applied to the sum.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether it is a 1x1 convolution that is computed before the average pool that it reads: the mean of products is the product of the mean.</summary>
    public bool IsBeforePool { get; init; }

    /// <summary>The tensors of a convolution or linear layer.</summary>
    public TensorNames? Tensors { get; init; }

    /// <summary>Epsilon of the batch norm folded into the convolution; 0 if there is none.</summary>
    public float Epsilon { get; init; }

    /// <summary>How a pool joins its window.</summary>
    public PoolKind Pool { get; init; }

    /// <summary>Whether an average pool divides by the part of its window inside the padded input, not inside the input alone.</summary>
    public bool CountsPadding { get; init; }

    /// <summary>Constants of local response normalisation, or the scale of a residual addition.</summary>
    public float Alpha { get; init; }

    /// <summary>Exponent of local response normalisation.</summary>
    public float Beta { get; init; }

    /// <summary>Additive constant of local response normalisation.</summary>
    public float K { get; init; }

    /// <summary>Channels local response normalisation sums over.</summary>
    public int Size { get; init; }

    /// <summary>Whether it has weights.</summary>
    public bool HasWeights => Kind is OperationKind.Convolution or OperationKind.Linear;

    /// <summary>Weights of the kernel: no bias, no batch norm.</summary>
    public long Weights => HasWeights ? (long)Kernel.Height * Kernel.Width * Input.Channels * Output.Channels : 0;

    /// <summary>All learned numbers: kernel, bias, gamma and beta.</summary>
    public long Parameters => Weights + ((Tensors?.Bias, Tensors?.Gamma, Tensors?.Beta) switch
    {
        var (bias, gamma, beta) => (long)Output.Channels * ((bias is null ? 0 : 1) + (gamma is null ? 0 : 1) + (beta is null ? 0 : 1)),
    });

    /// <summary>Means and variances of batch norm, which are stored and not learned.</summary>
    public long RunningStatistics => Tensors?.Mean is null ? 0 : 2L * Output.Channels;

    /// <summary>Multiply-adds for one image.</summary>
    public long MultiplyAdds => Weights * Output.Height * Output.Width;

    /// <summary>The tensors it needs from a weight file.</summary>
    public IEnumerable<(string Name, TensorShape Shape, TensorRole Role)> RequiredTensors()
    {
        if (Tensors is null) yield break;

        // (out, in), the inputs in C, H, W order: the same numbers in the same order as an (O, I, H, W) kernel of the whole map
        yield return (Tensors.Kernel, KernelShape(), TensorRole.Kernel);
        (string? Name, TensorRole Role)[] perChannel =
        [
            (Tensors.Bias, TensorRole.Bias),
            (Tensors.Gamma, TensorRole.Gamma),
            (Tensors.Beta, TensorRole.Beta),
            (Tensors.Mean, TensorRole.Mean),
            (Tensors.Variance, TensorRole.Variance),
        ];
        foreach ((string? name, TensorRole role) in perChannel)
        {
            if (name is not null) yield return (name, new TensorShape(Output.Channels), role);
        }
    }

    /// <summary>The shape of its kernel in a weight file.</summary>
    internal TensorShape KernelShape() => Kind == OperationKind.Linear
        ? new TensorShape(Output.Channels, checked(Input.Channels * Kernel.Height * Kernel.Width))
        : new TensorShape(Output.Channels, Input.Channels, Kernel.Height, Kernel.Width);
}
