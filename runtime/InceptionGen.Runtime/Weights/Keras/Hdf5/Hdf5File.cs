using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The part of the HDF5 file format (specification 3.0) that h5py writes for Keras: groups with symbol tables, attributes of texts, and datasets in one piece.</summary>
internal sealed class Hdf5File
{
    private readonly Dictionary<long, Hdf5Object> _objects = [];

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a version that Keras does not write.</exception>
    public Hdf5File(RegularFile file)
    {
        Input = new(file);
        Texts = new(Input);
        Root = Object(Superblock.FindRoot(Input));
    }

    public Hdf5Input Input { get; }

    public GlobalHeap Texts { get; }

    /// <summary>The group that holds all others.</summary>
    public Hdf5Object Root { get; }

    /// <summary>The object whose header lies at an address.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public Hdf5Object Object(long address)
    {
        if (!_objects.TryGetValue(address, out Hdf5Object? found)) _objects.Add(address, found = new(this, address));
        return found;
    }
}
