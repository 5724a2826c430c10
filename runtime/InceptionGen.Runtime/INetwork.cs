using System;

namespace InceptionGen;

/// <summary>What every generated class has, so that code can be generic over networks without reflection:
/// <c>static T Open&lt;T&gt;(string path) where T : Network, INetwork&lt;T&gt;</c>.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface INetwork<TSelf>
    where TSelf : Network, INetwork<TSelf>
{
    /// <summary>Stages, operations, shapes, counts and tensor names.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Checks every tensor, folds batch norm into the convolutions and packs the weights for this machine.</summary>
    /// <param name="weights">Where the tensors come from; not needed afterwards.</param>
    /// <param name="options">Precision and auxiliary classifiers; the defaults if null.</param>
    /// <exception cref="ArgumentNullException">There are no weights.</exception>
    /// <exception cref="WeightException">Tensors are missing, surplus, of another shape, or unreadable: all of them are listed.</exception>
    static abstract TSelf Load(IWeightSource weights, LoadOptions? options = null);
}
