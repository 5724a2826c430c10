using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Where a dataset's elements lie (versions 1 to 5 of section IV.A.2.i).</summary>
internal abstract record Layout
{
    private const int Compact = 0;
    private const int Contiguous = 1;
    private const int Chunked = 2;
    private const int MostDimensions = 33;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or its version is unknown.</exception>
    public static Layout Read(Hdf5Fields fields)
    {
        int version = fields.Byte();
        fields.Expect(version is >= 1 and <= 5, "a layout");
        return version < 3 ? ReadOld(fields) : ReadNew(fields, version);
    }

    private static Layout ReadOld(Hdf5Fields fields)
    {
        int rank = fields.Byte();
        int kind = fields.Byte();
        fields.Skip(5);
        fields.Expect(rank <= MostDimensions, "a layout");
        long address = kind == Compact ? -1 : fields.Address();
        long[] dimensions = Numbers(ref fields, rank, sizeof(uint));
        switch (kind)
        {
            case Compact:
                long length = fields.UInt32();
                return new InOnePiece(fields.Position, fields.Bytes(length).Length);
            case Contiguous:
                return new InOnePiece(address, Length: null);
            case Chunked:
                return Cut(ChunkIndexKind.Tree, address, dimensions);
            default:
                return new Elsewhere(kind);
        }
    }

    private static Layout ReadNew(Hdf5Fields fields, int version)
    {
        int kind = fields.Byte();
        switch (kind)
        {
            case Compact:
                int length = fields.UInt16();
                return new InOnePiece(fields.Position, fields.Bytes(length).Length);
            case Contiguous:
                return new InOnePiece(fields.Address(), fields.Length());
            case Chunked when version == 3:
                int rank = fields.Byte();
                fields.Expect(rank <= MostDimensions, "a layout");
                long address = fields.Address();
                return Cut(ChunkIndexKind.Tree, address, Numbers(ref fields, rank, sizeof(uint)));
            case Chunked:
                return ReadIndexed(fields);
            default:
                return new Elsewhere(kind);
        }
    }

    private static InChunks ReadIndexed(Hdf5Fields fields)
    {
        const int SingleIsFiltered = 0x02;
        const int LeavesPartialChunks = 0x01;
        int flags = fields.Byte();
        int rank = fields.Byte();
        int dimensionBytes = fields.Byte();
        fields.Expect(rank <= MostDimensions && dimensionBytes is >= 1 and <= 8, "a layout");
        long[] dimensions = Numbers(ref fields, rank, dimensionBytes);
        var kind = (ChunkIndexKind)fields.Byte();
        (long Length, uint Mask)? filtered = null;
        switch (kind)
        {
            case ChunkIndexKind.Single when (flags & SingleIsFiltered) != 0:
                filtered = (fields.Length(), fields.UInt32());
                break;
            case ChunkIndexKind.Single or ChunkIndexKind.Implicit:
                break;
            case ChunkIndexKind.FixedArray:
                fields.Skip(1);
                break;
            case ChunkIndexKind.ExtensibleArray:
                fields.Skip(5);
                break;
            case ChunkIndexKind.Tree2:
                fields.Skip(6);
                break;
            default:
                fields.Expect(false, "a layout");
                break;
        }

        return Cut(kind, fields.Address(), dimensions) with { SingleChunk = filtered, LeavesPartialChunks = (flags & LeavesPartialChunks) != 0 };
    }

    // The last dimension is an element's bytes.
    private static InChunks Cut(ChunkIndexKind kind, long address, long[] dimensions) => dimensions.Length > 0 && dimensions.All(dimension => dimension is > 0 and <= uint.MaxValue)
        ? new(kind, address, dimensions[..^1], dimensions[^1])
        : throw new InvalidDataException(FormattableString.Invariant($"chunks of {string.Join('x', dimensions)} are not possible"));

    private static long[] Numbers(ref Hdf5Fields fields, int count, int bytes)
    {
        long[] numbers = new long[count];
        foreach (ref long number in numbers.AsSpan()) number = fields.Number(bytes);
        return numbers;
    }

    /// <summary>Elements in a row.</summary>
    /// <param name="Address">Where; -1 if none were written.</param>
    /// <param name="Length">Their bytes, if the layout says.</param>
    internal sealed record InOnePiece(long Address, long? Length) : Layout;

    /// <summary>Elements in blocks of one shape, each of which may be compressed.</summary>
    /// <param name="Index">What finds them.</param>
    /// <param name="Address">Where that is; -1 if none were written.</param>
    /// <param name="Chunk">A block's dimensions.</param>
    /// <param name="ElementBytes">Bytes of an element.</param>
    internal sealed record InChunks(ChunkIndexKind Index, long Address, IReadOnlyList<long> Chunk, long ElementBytes) : Layout
    {
        /// <summary>The length in the file of a single compressed block, and the filters that it skipped.</summary>
        public (long Length, uint Mask)? SingleChunk { get; init; }

        /// <summary>Whether blocks that reach over the dataset's end skipped all filters.</summary>
        public bool LeavesPartialChunks { get; init; }
    }

    /// <summary>Elements in other files.</summary>
    /// <param name="Kind">The layout's number in the format.</param>
    internal sealed record Elsewhere(int Kind) : Layout;
}

/// <summary>What finds a dataset's chunks, by its number in the format.</summary>
internal enum ChunkIndexKind
{
    /// <summary>Version 3 and before: a tree of the older kind.</summary>
    Tree = 0,
    Single = 1,
    Implicit = 2,
    FixedArray = 3,
    ExtensibleArray = 4,
    Tree2 = 5,
}
