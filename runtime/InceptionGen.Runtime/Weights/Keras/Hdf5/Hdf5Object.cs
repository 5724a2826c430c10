using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>A group or dataset.</summary>
internal sealed class Hdf5Object
{
    private readonly Hdf5File _file;
    private readonly ObjectHeader _header;
    private readonly Dictionary<string, Hdf5Attribute> _attributes = new(StringComparer.Ordinal);
    private Dictionary<string, long>? _members;

    /// <summary>Reads its header.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public Hdf5Object(Hdf5File file, long address)
    {
        _file = file;
        _header = new(file.Input, address);
        foreach (HeaderMessage message in _header.All(MessageType.Attribute))
        {
            var attribute = Hdf5Attribute.Read(message);
            _attributes[attribute.Name] = attribute;
        }
    }

    /// <summary>Where its header lies, which tells it from every other object.</summary>
    public long Address => _header.Address;

    /// <summary>The member of a group; null if there is none of this name.</summary>
    public Hdf5Object? Find(string name)
    {
        _members ??= _header.Find(MessageType.SymbolTable) is { } table ? SymbolTable.Read(_file.Input, table) : [];
        return _members.TryGetValue(name, out long address) ? _file.Object(address) : null;
    }

    /// <summary>The texts of an attribute; null if there is none of this name.</summary>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public IReadOnlyList<string>? Texts(string attribute) => _attributes.TryGetValue(attribute, out Hdf5Attribute? found) ? found.ReadTexts(_file.Texts) : null;

    /// <summary>Its shape and elements, if it is a dataset.</summary>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is a group, or its numbers cannot be read.</exception>
    public (TensorShape Shape, IElements Elements) Dataset(string name)
    {
        if (_header.Find(MessageType.Dataspace) is not { } space || _header.Find(MessageType.Datatype) is not { } type || _header.Find(MessageType.Layout) is not { } layout)
            throw new InvalidDataException($"'{name}' is no dataset");
        TensorShape shape = StoredShape.Of(name, Dataspace.Read(space.Fields));
        ElementFormat format = Datatype.Read(type.Fields).ToElements(name);
        (long address, long length) = Layout.Read(name, layout.Fields);
        if ((Int128)shape.Elements * format.Size != length)
            throw new InvalidDataException(FormattableString.Invariant($"'{name}' has {length} bytes, which are not {shape} of {format.Name}"));
        if (length > 0) _file.Input.File.Require(address, length);
        return (shape, new PlainElements(_file.Input.File, address, format));
    }
}
