using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>How a dataset is cut into chunks.</summary>
internal sealed class ChunkGrid
{
    private readonly long[] _counts;

    /// <summary>Cuts a dataset.</summary>
    /// <param name="space">Its dimensions; at least one.</param>
    /// <param name="chunk">A chunk's.</param>
    public ChunkGrid(Dataspace space, IReadOnlyList<long> chunk)
    {
        Space = space;
        Chunk = chunk;
        _counts = [.. space.Dimensions.Select((dimension, i) => Count(dimension, chunk[i]))];
    }

    public Dataspace Space { get; }

    public IReadOnlyList<long> Chunk { get; }

    /// <summary>Elements of all chunks, with those that reach over the dataset's end.</summary>
    public Int128 PaddedElements => _counts.Zip(Chunk).Aggregate((Int128)1, (product, pair) => Int128.Min(product * pair.First * pair.Second, long.MaxValue));

    /// <summary>The places of all chunks, counted in chunks along each dimension, in row-major order.</summary>
    /// <remarks>The array is the same one each time, with other contents.</remarks>
    public IEnumerable<long[]> Places()
    {
        if (_counts.Contains(0)) yield break;
        long[] place = new long[_counts.Length];
        while (true)
        {
            yield return place;
            int i = place.Length - 1;
            while (i >= 0 && ++place[i] == _counts[i]) place[i--] = 0;
            if (i < 0) yield break;
        }
    }

    /// <summary>A chunk's number among those of <see cref="Places"/>; null for one outside the dataset.</summary>
    public long? IndexOf(ReadOnlySpan<long> place)
    {
        long index = 0;
        for (int i = 0; i < place.Length; i++)
        {
            if (place[i] < 0 || place[i] >= _counts[i]) return null;
            index = (index * _counts[i]) + place[i];
        }

        return index;
    }

    /// <summary>A chunk's number in an index that has room for all that the dataset may grow to. Such an index counts along the dimension without a limit last.</summary>
    /// <returns>The number; negative if it cannot be counted.</returns>
    public long NumberOf(ReadOnlySpan<long> place)
    {
        int endless = -1;
        for (int i = 0; i < place.Length && endless < 0; i++)
        {
            if (Space.Largest[i] == -1) endless = i;
        }

        Int128 number = endless < 0 ? 0 : place[endless];
        for (int i = 0; i < place.Length; i++)
        {
            if (i != endless) number = Int128.Min((number * Math.Max(1, Count(Space.Largest[i], Chunk[i]))) + place[i], long.MaxValue);
        }

        return number == long.MaxValue ? -1 : (long)number;
    }

    /// <summary>Whether a chunk reaches over the dataset's end.</summary>
    public bool IsPartial(ReadOnlySpan<long> place)
    {
        for (int i = 0; i < place.Length; i++)
        {
            if ((place[i] + 1) * Chunk[i] > Space.Dimensions[i]) return true;
        }

        return false;
    }

    private static long Count(long dimension, long chunk) => dimension <= 0 ? 0 : 1 + ((dimension - 1) / chunk);
}
