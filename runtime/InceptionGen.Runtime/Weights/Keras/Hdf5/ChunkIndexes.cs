using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Finds the chunks of a dataset (section VII of the format, and III.A for trees).</summary>
internal static class ChunkIndexes
{
    /// <summary>What gives the chunk at a place.</summary>
    /// <param name="input">The file.</param>
    /// <param name="layout">The dataset's layout.</param>
    /// <param name="grid">Its chunks.</param>
    /// <param name="chunkBytes">Bytes of each.</param>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    public static Func<long[], Chunk> Open(Hdf5Input input, Layout.InChunks layout, ChunkGrid grid, long chunkBytes)
    {
        if (layout.Address == -1) return _ => Chunk.None;
        switch (layout.Index)
        {
            case ChunkIndexKind.Single:
                Chunk only = new(layout.Address, layout.SingleChunk?.Length ?? chunkBytes, layout.SingleChunk?.Mask ?? 0);
                return place => place.Any(number => number != 0) ? Chunk.None : only;
            case ChunkIndexKind.Implicit:
                return place => grid.NumberOf(place) is >= 0 and { } number && number < input.File.Length ? new(layout.Address + (number * chunkBytes), chunkBytes, 0) : Chunk.None;
            case ChunkIndexKind.FixedArray:
                FixedArray array = new(input, layout.Address, chunkBytes);
                return place => array.Find(grid.NumberOf(place));
            case ChunkIndexKind.ExtensibleArray:
                ExtensibleArray growing = new(input, layout.Address, chunkBytes);
                return place => growing.Find(grid.NumberOf(place));
            case ChunkIndexKind.Tree2:
                return Find(grid, Tree2(input, layout, grid, chunkBytes));
            default:
                return Find(grid, Tree(input, layout));
        }
    }

    private static Func<long[], Chunk> Find(ChunkGrid grid, IEnumerable<(long[] Place, Chunk Chunk)> entries)
    {
        Dictionary<long, Chunk> chunks = [];
        foreach ((long[] place, Chunk chunk) in entries)
        {
            // A dataset that became smaller may keep chunks outside.
            if (grid.IndexOf(place) is { } index && !chunks.TryAdd(index, chunk))
                throw new InvalidDataException($"it has the chunk {string.Join(',', place)} twice");
        }

        return place => chunks.GetValueOrDefault(grid.IndexOf(place)!.Value, Chunk.None);
    }

    private static IEnumerable<(long[] Place, Chunk Chunk)> Tree2(Hdf5Input input, Layout.InChunks layout, ChunkGrid grid, long chunkBytes)
    {
        foreach (ReadOnlyMemory<byte> record in BTree2.Records(input, layout.Address)) yield return Entry(record.Span);

        (long[] Place, Chunk Chunk) Entry(ReadOnlySpan<byte> record)
        {
            // Address, bytes and mask if chunks are filtered, and the place.
            Hdf5Fields fields = new(record, layout.Address, input.Sizes);
            int placeBytes = grid.Chunk.Count * sizeof(long);
            int rest = record.Length - input.Sizes.Address - placeBytes;
            fields.Expect(rest == 0 || rest is > sizeof(uint) and <= sizeof(uint) + sizeof(long), "a tree of chunks");
            Chunk chunk = Chunk.Read(ref fields, Math.Max(0, rest - sizeof(uint)), chunkBytes);
            long[] place = new long[grid.Chunk.Count];
            foreach (ref long number in place.AsSpan()) number = fields.Number(sizeof(long));
            return (place, chunk);
        }
    }

    private static IEnumerable<(long[] Place, Chunk Chunk)> Tree(Hdf5Input input, Layout.InChunks layout)
    {
        int prefixBytes = 8 + (2 * input.Sizes.Address);
        int keyBytes = 8 + ((layout.Chunk.Count + 1) * sizeof(long));
        Stack<(long Address, int? Level)> nodes = new([(layout.Address, null)]);
        List<(long[] Place, Chunk Chunk)> entries = [];
        while (nodes.TryPop(out (long Address, int? Level) node)) ReadNode(node.Address, node.Level);
        return entries;

        void ReadNode(long address, int? level)
        {
            Hdf5Fields prefix = input.Fields(address, prefixBytes);
            prefix.ExpectStart("TREE"u8, 1, "a tree of chunks");
            int ownLevel = prefix.Byte();
            prefix.Expect(level is null || ownLevel == level, "a tree of chunks");
            int children = prefix.UInt16();

            Hdf5Fields fields = input.Fields(address + prefixBytes, children * (long)(keyBytes + input.Sizes.Address));
            for (; children > 0; children--)
            {
                long length = fields.UInt32();
                uint mask = fields.UInt32();
                long[] place = new long[layout.Chunk.Count];
                for (int i = 0; i < place.Length; i++)
                {
                    place[i] = Math.DivRem(fields.Number(sizeof(long)), layout.Chunk[i], out long remainder);
                    fields.Expect(remainder == 0, "a tree of chunks");
                }

                fields.Skip(sizeof(long));
                long child = fields.Address();
                if (ownLevel == 0)
                    entries.Add((place, new(child, length, mask)));
                else
                    nodes.Push((child, ownLevel - 1));
            }
        }
    }
}
