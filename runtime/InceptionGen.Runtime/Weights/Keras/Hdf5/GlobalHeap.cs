using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Texts of variable length, in collections (section III.E).</summary>
/// <param name="input">The file.</param>
internal sealed class GlobalHeap(Hdf5Input input)
{
    private readonly Dictionary<long, Dictionary<int, (long Address, long Length)>> _collections = [];

    /// <summary>Reads an object.</summary>
    /// <param name="collection">The address of its collection.</param>
    /// <param name="index">Its number there.</param>
    /// <param name="length">Its bytes.</param>
    /// <exception cref="InvalidDataException">The file has no such object.</exception>
    public byte[] Read(long collection, int index, long length)
    {
        if (!_collections.TryGetValue(collection, out Dictionary<int, (long Address, long Length)>? objects)) _collections.Add(collection, objects = ReadCollection(collection));
        if (!objects.TryGetValue(index, out (long Address, long Length) place) || length > place.Length)
            throw new InvalidDataException(FormattableString.Invariant($"a text refers to object {index} of the heap at offset {collection}, which is not there"));
        return input.Read(place.Address, length);
    }

    private Dictionary<int, (long Address, long Length)> ReadCollection(long address)
    {
        const int PrefixBytes = 16; // filled up, where lengths are shorter than eight bytes
        Hdf5Fields prefix = input.Fields(address, PrefixBytes);
        prefix.ExpectStart("GCOL"u8, 1, "a heap of texts");
        prefix.Skip(3);
        long end = address + prefix.Length();

        Dictionary<int, (long Address, long Length)> objects = [];
        for (long at = address + PrefixBytes; at >= address && end - at >= PrefixBytes;)
        {
            Hdf5Fields fields = input.Fields(at, PrefixBytes);
            int index = fields.UInt16();
            if (index == 0) break; // what is free
            fields.Skip(6);
            long length = fields.Length();
            at += PrefixBytes;
            fields.Expect(length >= 0 && length <= end - at && objects.TryAdd(index, (at, length)), "a heap of texts");
            at += (length + 7) & ~7L;
        }

        return objects;
    }
}
