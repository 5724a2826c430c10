using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>One operation of a network, with the row it comes from. Each kind of operation is a record of its own. Shapes are those of one image.</summary>
/// <param name="Stage">Index of its stage in <see cref="NetworkDescription.Stages"/>.</param>
/// <param name="Column">The table's column ("#3x3 reduce"); empty if the row itself is the operation.</param>
/// <param name="Inputs">Indices of the operations it reads; -1 is the image.</param>
/// <param name="Input">The map it reads (of a concatenation: the module's input).</param>
/// <param name="Output">The map it makes.</param>
public abstract record OperationInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
{
    /// <summary>What it is, as a table's type cell has it: "local response norm".</summary>
    public abstract string Name { get; }

    /// <summary>Weights of kernels, as the papers count them: no bias, no batch norm.</summary>
    public virtual long Weights => 0;

    /// <summary>All learned numbers: kernel, bias, gamma and beta.</summary>
    public virtual long Parameters => 0;

    /// <summary>Means and variances of batch norm, which are stored and not learned.</summary>
    public virtual long RunningStatistics => 0;

    /// <summary>Multiply-adds for one image.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Whether its output is its input at inference.</summary>
    internal virtual bool PassesThrough => false;

    /// <summary>Whether it turns logits into probabilities.</summary>
    internal virtual bool MakesProbabilities => false;

    /// <summary>What a plan says of it: "softmax of 1x1x1000"; null if it takes no time of its own.</summary>
    internal virtual string? PlanLine => null;

    /// <summary>The map that an operation without weights makes of another.</summary>
    internal virtual MapShape OutputOf(MapShape input) => input;

    /// <summary>The tensors it needs from a weight file.</summary>
    public virtual IEnumerable<(string Name, TensorShape Shape, TensorRole Role)> RequiredTensors() => [];

    /// <summary>Writes it down as ONNX nodes.</summary>
    /// <returns>The tensor that holds its output.</returns>
    internal abstract OnnxValue ToOnnx(OnnxScope onnx);
}
