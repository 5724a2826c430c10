using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Links or attributes too many, or too long, for an object's header: messages in a heap, and a tree with the heap's number for each.</summary>
internal static class DenseMessages
{
    private const int HashBytes = 4;
    private const int LinkIdBytes = 7;
    private const int AttributeIdBytes = 8;

    /// <summary>Reads them.</summary>
    /// <param name="input">The file.</param>
    /// <param name="info">The message that says where they are (section IV.A.2.c or IV.A.2.v).</param>
    /// <param name="type">Whether they are links or attributes.</param>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static IEnumerable<HeaderMessage> Read(Hdf5Input input, HeaderMessage info, MessageType type)
    {
        (long heapAddress, long treeAddress) = Find(info, type);
        if (heapAddress == -1) yield break;

        FractalHeap heap = new(input, heapAddress);
        foreach (ReadOnlyMemory<byte> record in BTree2.Records(input, treeAddress))
        {
            (ReadOnlyMemory<byte> id, bool isShared) = Entry(record, type, treeAddress);
            (long address, byte[] data) = heap.Read(id.Span);
            yield return new(type, isShared, address, data, input.Sizes);
        }
    }

    private static (long Heap, long Tree) Find(HeaderMessage info, MessageType type)
    {
        const int TracksOrder = 0x01;
        Hdf5Fields fields = info.Fields;
        fields.Expect(fields.Byte() == 0, "the place of a group's members");
        if ((fields.Byte() & TracksOrder) != 0) fields.Skip(type == MessageType.Link ? 8 : 2);
        return (fields.Address(), fields.Address());
    }

    // A link: hash, number. An attribute: number, flags, order, hash.
    private static (ReadOnlyMemory<byte> Id, bool IsShared) Entry(ReadOnlyMemory<byte> record, MessageType type, long tree)
    {
        const int Shared = 0x02;
        int least = type == MessageType.Link ? HashBytes + LinkIdBytes : AttributeIdBytes + 1;
        if (record.Length < least) throw new InvalidDataException(FormattableString.Invariant($"the tree at offset {tree} has records of {record.Length} bytes"));
        return type == MessageType.Link
            ? (record.Slice(HashBytes, LinkIdBytes), false)
            : (record[..AttributeIdBytes], (record.Span[AttributeIdBytes] & Shared) != 0);
    }
}
