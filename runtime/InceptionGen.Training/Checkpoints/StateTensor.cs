using System;
using InceptionGen.Training.Parameters;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen.Training.Checkpoints;

/// <summary>Numbers of a training that a checkpoint holds as a tensor, in the order of weight files: what the optimizer keeps has no other order in them than its weights.</summary>
/// <param name="name">The tensor's name in the checkpoint.</param>
/// <param name="parameter">Whose numbers they are.</param>
/// <param name="numbers">They, in training's order.</param>
internal sealed class StateTensor(string name, Parameter parameter, StateTensor.Numbers numbers)
{
    private const int PartLengthOfVectors = 1 << 16;

    /// <summary>Numbers in memory.</summary>
    public delegate Span<float> Numbers();

    /// <summary>The tensor's name in the checkpoint.</summary>
    public string Name => name;

    /// <summary>Its shape.</summary>
    public TensorShape Shape => parameter.Shape;

    /// <summary>How many numbers are brought into another order at a time.</summary>
    public int PartLength => parameter.IsKernel ? KernelOrder.Filters * KernelOrder.FilterLength(parameter.Operation) : PartLengthOfVectors;

    /// <summary>It, to be written.</summary>
    public SavedTensor ToSave() => new(name, Shape, PartLength, Read);

    /// <summary>Takes numbers of a file.</summary>
    /// <param name="first">The index of the first.</param>
    /// <param name="part">They.</param>
    public void Write(int first, ReadOnlySpan<float> part)
    {
        if (parameter.IsKernel) KernelOrder.FromFile(parameter, first / KernelOrder.FilterLength(parameter.Operation), part, numbers());
        else part.CopyTo(numbers()[first..]);
    }

    private void Read(int first, Span<float> part)
    {
        if (parameter.IsKernel) KernelOrder.ToFile(parameter, first / KernelOrder.FilterLength(parameter.Operation), numbers(), part);
        else numbers().Slice(first, part.Length).CopyTo(part);
    }
}
