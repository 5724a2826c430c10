using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Reads what a dataset is: its shape, and elements wherever they lie.</summary>
internal static class Hdf5Dataset
{
    private const string BFloat16 = "bfloat16";

    /// <summary>Reads it.</summary>
    /// <param name="dataset">The object.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is a group, or damaged.</exception>
    public static (TensorShape Shape, IElements Elements) Read(Hdf5Object dataset, string name)
    {
        ObjectHeader header = dataset.Header;
        if (!dataset.IsDataset) throw new InvalidDataException($"'{name}' is not a dataset");
        Dataspace space = Dataspace.Read(header.Find(MessageType.Dataspace)!.Fields);
        TensorShape shape = StoredShape.Of(name, space.Dimensions);
        HeaderMessage type = header.Find(MessageType.Datatype)!;
        ElementFormat format = FormatOf(dataset, SharedType.Read(dataset.Input, type.IsShared, type.Raw));
        var layout = Layout.Read(header.Find(MessageType.Layout)!.Fields);
        return (shape, layout switch
        {
            _ when header.Find(MessageType.ExternalFiles) is not null => new UnreadableElements("has its values in another file, which is not opened"),
            Layout.InOnePiece piece => InOnePiece(dataset, name, shape, format, piece),
            Layout.InChunks chunks => InChunks(dataset, name, space, format, chunks),
            _ => new UnreadableElements("is a virtual dataset, which has its values in other files"),
        });
    }

    // Keras 3 writes bfloat16 as two bytes that nothing is said about but by an attribute.
    private static ElementFormat FormatOf(Hdf5Object dataset, Datatype type) =>
        type.IsOpaquePair && dataset.Texts("dtype") is [BFloat16] ? new(BFloat16, 2, ElementType.BFloat16) : type.ToElements();

    private static IElements InOnePiece(Hdf5Object dataset, string name, TensorShape shape, ElementFormat format, Layout.InOnePiece piece)
    {
        Int128 bytes = (Int128)shape.Elements * format.Size;
        if (piece.Length is { } length && bytes != length)
            throw new InvalidDataException(FormattableString.Invariant($"'{name}' has {length} bytes, which are not {shape} of {format.Name}"));
        if (piece.Address == -1) return Unwritten(dataset, format);
        if (bytes > 0) dataset.Input.File.Require(piece.Address, (long)Int128.Min(bytes, long.MaxValue));
        return new PlainElements(dataset.Input.File, piece.Address, format);
    }

    private static IElements InChunks(Hdf5Object dataset, string name, Dataspace space, ElementFormat format, Layout.InChunks chunks)
    {
        if (chunks.Chunk.Count != space.Dimensions.Count || space.Dimensions.Count == 0 || chunks.ElementBytes != format.Size)
            throw new InvalidDataException($"the chunks of '{name}' are not of its shape or type");
        IReadOnlyList<Filter> filters = dataset.Header.Find(MessageType.Filters) is { } message ? Filter.ReadAll(message.Fields) : [];
        if (filters.FirstOrDefault(filter => !filter.IsKnown) is { } unknown)
            return new UnreadableElements($"is compressed with {unknown.Name}, which is not read: write the file again with gzip or without compression");
        byte[] fill = FillValue.Read(dataset.Header).ToArray();
        return new ChunkedElements(dataset.Input.File, dataset.Input.Sizes, chunks, new ChunkGrid(space, chunks.Chunk), filters, fill, format);
    }

    private static IElements Unwritten(Hdf5Object dataset, ElementFormat format)
    {
        byte[] fill = FillValue.Read(dataset.Header).ToArray();
        Span<float> value = stackalloc float[1];
        if (fill.Length == format.Size && format.Type != ElementType.Other) new PlainElements(new MemoryBytes(fill), 0, format).Read(0, value);
        return new FilledElements(value[0], format);
    }
}
