namespace InceptionGen.Training.Parameters;

/// <summary>A tensor that training changes, or batch norm's statistics: where its numbers are, in which order, and what files call it.</summary>
/// <param name="Name">What weight files call it.</param>
/// <param name="Role">What it is.</param>
/// <param name="Shape">Its shape in weight files: (O, I, H, W), (O, I) or (C).</param>
/// <param name="Operation">The operation that it belongs to.</param>
/// <param name="Start">Its first number in the buffer.</param>
/// <param name="GradientStart">Its first number in the buffer of gradients.</param>
internal sealed record Parameter(string Name, TensorRole Role, TensorShape Shape, ConvolutionInfo Operation, int Start, int GradientStart)
{
    /// <summary>Its gradient, if no buffer holds that; its numbers are in <see cref="WeightPanels"/> then.</summary>
    public BlockwiseGradient? Gradient { get; init; }

    /// <summary>Numbers.</summary>
    public int Length => checked((int)Shape.Elements);

    /// <summary>Whether it is a kernel, which weight decay shrinks and whose numbers are in another order here than in files.</summary>
    public bool IsKernel => Role == TensorRole.Kernel;
}
