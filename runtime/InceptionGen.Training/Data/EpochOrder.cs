using System;
using InceptionGen.Training.Data;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training;

/// <summary>In which order images are shown in an epoch: a random one, which the seed and the epoch determine.</summary>
public sealed class EpochOrder
{
    private readonly RandomStream _stream;

    /// <summary>The orders of a seed.</summary>
    public EpochOrder(int seed) => _stream = RandomStream.Of(seed, "order");

    /// <summary>The order of an epoch. It allocates nothing.</summary>
    /// <param name="epoch">Which epoch, from 0.</param>
    /// <param name="order">Receives the numbers from 0 on, each once, one for each of its places.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative.</exception>
    public void Fill(int epoch, Span<int> order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        for (int i = 0; i < order.Length; i++) order[i] = i;
        _stream.For(epoch).Shuffle(order);
    }
}
