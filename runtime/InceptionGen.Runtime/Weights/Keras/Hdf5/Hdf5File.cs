using System.Collections.Generic;
using System.IO;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The parts of the HDF5 file format (specification 3.0) that files of weights have: groups of both kinds, attributes of texts, and datasets in one piece or in chunks.</summary>
internal sealed class Hdf5File
{
    private readonly Dictionary<long, Hdf5Object> _objects = [];

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or its version is unknown.</exception>
    public Hdf5File(FileSlice file)
    {
        long start = Superblock.Find(file) ?? throw new InvalidDataException("it is not an HDF5 file");
        (Input, long root) = Superblock.Read(file.From(start));
        Texts = new(Input);
        Root = Object(root);
    }

    public Hdf5Input Input { get; }

    /// <summary>Texts of variable length.</summary>
    public GlobalHeap Texts { get; }

    /// <summary>The group that holds all others.</summary>
    public Hdf5Object Root { get; }

    /// <summary>The object whose header lies at an address.</summary>
    /// <exception cref="InvalidDataException">The file has no such object.</exception>
    public Hdf5Object Object(long address)
    {
        if (!_objects.TryGetValue(address, out Hdf5Object? found)) _objects.Add(address, found = new(this, address));
        return found;
    }
}
