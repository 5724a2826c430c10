using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Elements in chunks. Reading a tensor puts them together in memory.</summary>
/// <param name="input">The file.</param>
/// <param name="sizes">How long its addresses and lengths are.</param>
/// <param name="layout">Where the chunks are.</param>
/// <param name="grid">How the dataset is cut.</param>
/// <param name="filters">What was done to each chunk.</param>
/// <param name="fill">An element that was not written; empty if it is zero.</param>
/// <param name="format">What the elements are.</param>
/// <remarks>A chunk's bytes are known from the layout, so a compressed one is inflated to that and no further. What all chunks have together is bounded by a multiple of
/// the tensor that is asked for; chunks that are larger than their dataset, as a small one that may grow has them, by a constant.</remarks>
internal sealed class ChunkedElements(FileSlice input, FieldSizes sizes, Layout.InChunks layout, ChunkGrid grid, IReadOnlyList<Filter> filters, byte[] fill, ElementFormat format) : IElements
{
    // A chunk may reach over the end in each of four dimensions.
    private const int MostPadding = 16;
    private const long AlwaysAllowed = 16 << 20;
    private const long LargestChunk = 1 << 30;

    public string? Defect => format.Defect;

    public (string Name, int Size) Type => (format.Name, format.Size);

    public ElementType Precision => format.Type;

    public IElements Unpack() => new PlainElements(new MemoryBytes(ReadAll()), 0, format);

    public void Read(long first, Span<float> destination) => Unpack().Read(first, destination);

    private byte[] ReadAll()
    {
        long bytes = grid.Space.Dimensions.Aggregate((long)format.Size, (product, dimension) => product * dimension);
        if (bytes == 0) return [];
        if (bytes > Array.MaxLength) throw new InvalidDataException(FormattableString.Invariant($"its {bytes} bytes in chunks are more than an array can hold"));
        Int128 whole = grid.Chunk.Aggregate((Int128)format.Size, (product, dimension) => Int128.Min(product * dimension, long.MaxValue));
        Int128 padded = grid.PaddedElements * format.Size;
        if (padded > Math.Max(AlwaysAllowed, MostPadding * bytes) || whole > LargestChunk)
            throw new InvalidDataException(FormattableString.Invariant($"its chunks of {string.Join('x', grid.Chunk)} are far larger than the dataset"));
        int chunkBytes = (int)whole;
        byte[] all = new byte[bytes];
        byte[]? filled = null;
        Hdf5Input index = new(input, sizes);
        Func<long[], Chunk> find = ChunkIndexes.Open(index, layout, grid, chunkBytes);
        foreach (long[] place in grid.Places())
        {
            Chunk chunk = find(place);
            byte[] data = chunk.Address == -1 ? filled ??= Filled(chunkBytes) : Read(chunk, place, chunkBytes);
            if (data.Length > 0) Copy(data, all, place);
        }

        return all;
    }

    private byte[] Read(Chunk chunk, long[] place, int chunkBytes)
    {
        bool isPlain = filters.Count == 0 || (layout.LeavesPartialChunks && grid.IsPartial(place));
        long length = isPlain ? chunkBytes : chunk.Length;
        if (length < 0 || length > Filter.MostStored(chunkBytes))
            throw new InvalidDataException(FormattableString.Invariant($"a chunk of {chunkBytes} bytes has {length} in the file"));
        byte[] stored = new byte[length];
        input.Read(chunk.Address, stored);
        return isPlain ? stored : Filter.Undo(filters, stored, chunk.Mask, chunkBytes);
    }

    // Empty if all of it is zero, as the elements are already.
    private byte[] Filled(int chunkBytes)
    {
        if (fill.Length != format.Size || !fill.AsSpan().ContainsAnyExcept((byte)0)) return [];
        byte[] filled = new byte[chunkBytes];
        for (int i = 0; i < chunkBytes; i += fill.Length) fill.CopyTo(filled, i);
        return filled;
    }

    // Row by row, and of each what lies in the dataset.
    private void Copy(byte[] chunk, byte[] all, long[] place)
    {
        IReadOnlyList<long> dimensions = grid.Space.Dimensions;
        Copy(0, 0, 0);

        void Copy(int dimension, long from, long to)
        {
            long start = place[dimension] * grid.Chunk[dimension];
            long count = Math.Min(grid.Chunk[dimension], dimensions[dimension] - start);
            from *= grid.Chunk[dimension];
            to = (to * dimensions[dimension]) + start;
            if (dimension == dimensions.Count - 1)
            {
                chunk.AsSpan((int)(from * format.Size), (int)(count * format.Size)).CopyTo(all.AsSpan((int)(to * format.Size)));
                return;
            }

            for (long i = 0; i < count; i++) Copy(dimension + 1, from + i, to + i);
        }
    }
}
