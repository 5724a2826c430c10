using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>A group or dataset.</summary>
internal sealed class Hdf5Object
{
    private readonly Hdf5File _file;
    private Dictionary<string, Hdf5Attribute>? _attributes;
    private Dictionary<string, Hdf5Link>? _members;

    /// <summary>Reads its header.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public Hdf5Object(Hdf5File file, long address)
    {
        _file = file;
        Header = new(file.Input, address);
    }

    public Hdf5Input Input => _file.Input;

    public ObjectHeader Header { get; }

    /// <summary>Where its header lies, which tells it from every other object.</summary>
    public long Address => Header.Address;

    /// <summary>Whether it has elements.</summary>
    public bool IsDataset => Header.Find(MessageType.Dataspace) is not null && Header.Find(MessageType.Datatype) is not null && Header.Find(MessageType.Layout) is not null;

    /// <summary>The members of a group, by name.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public IReadOnlyDictionary<string, Hdf5Link> Members => _members ??= GroupMembers.Read(Input, Header);

    /// <summary>The object that a path of names leads to; null if there is none.</summary>
    /// <exception cref="InvalidDataException">The path leads in a circle, or out of the file.</exception>
    public Hdf5Object? Find(string path) => Hdf5Path.Follow(_file, this, path);

    /// <summary>The texts of an attribute; null if there is none of this name.</summary>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public IReadOnlyList<string>? Texts(string attribute)
    {
        _attributes ??= ReadAttributes();
        return _attributes.TryGetValue(attribute, out Hdf5Attribute? found) ? found.ReadTexts(Input, _file.Texts) : null;
    }

    private Dictionary<string, Hdf5Attribute> ReadAttributes()
    {
        Dictionary<string, Hdf5Attribute> attributes = new(StringComparer.Ordinal);
        IEnumerable<HeaderMessage> dense = Header.Find(MessageType.AttributeInfo) is { } info ? DenseMessages.Read(Input, info, MessageType.Attribute) : [];
        foreach (HeaderMessage message in Header.All(MessageType.Attribute).Concat(dense))
        {
            var attribute = Hdf5Attribute.Read(Input, message);
            attributes[attribute.Name] = attribute;
        }

        return attributes;
    }
}
