using System;
using System.Collections.Generic;

namespace InceptionGen;

/// <summary>Where a network's weights come from: a file (<see cref="WeightFile"/>), or anything else that has named tensors.</summary>
/// <remarks>Loading reads each tensor once, several tensors at a time on several threads.</remarks>
public interface IWeightSource
{
    /// <summary>What messages call it: a file's path.</summary>
    string Description { get; }

    /// <summary>The tensors it has.</summary>
    IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    /// <summary>Reads a tensor as float32, row-major: (O, I, H, W) of a convolution, (out, in) of a linear layer. A linear layer that reads a map
    /// reads it in C, H, W order, as PyTorch and Caffe flatten.</summary>
    /// <param name="name">One of <see cref="Tensors"/>.</param>
    /// <param name="destination">Exactly as many floats as the tensor has.</param>
    void Read(string name, Span<float> destination);
}
