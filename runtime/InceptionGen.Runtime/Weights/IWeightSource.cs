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

    /// <summary>In which order a linear layer that reads a map numbers the map's values. Loading puts them into the order that it needs.</summary>
    FlattenOrder FlattenOrder => FlattenOrder.ChannelsFirst;

    /// <summary>The name in <see cref="Tensors"/> of a tensor that may be asked for by more than one name; null if there is none.</summary>
    /// <param name="name">One of <see cref="Tensors"/>, or what else the source calls it: its place among the layers, <c>conv2d[0]/kernel</c>.</param>
    string? Find(string name) => Tensors.ContainsKey(name) ? name : null;

    /// <summary>Why a tensor cannot be read ("holds int64, which are not floating-point numbers"); null if it can.</summary>
    /// <param name="name">One of <see cref="Tensors"/>.</param>
    string? DefectOf(string name) => null;

    /// <summary>Reads a tensor as float32, row-major: (O, I, H, W) of a convolution, (out, in) of a linear layer. The inputs of a linear layer that reads
    /// a map are in the <see cref="FlattenOrder"/>.</summary>
    /// <param name="name">One of <see cref="Tensors"/>.</param>
    /// <param name="destination">Exactly as many floats as the tensor has.</param>
    void Read(string name, Span<float> destination);
}
