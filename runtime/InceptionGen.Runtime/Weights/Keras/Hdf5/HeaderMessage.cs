using System;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>What a message of an object header is about.</summary>
internal enum MessageType
{
    Dataspace = 0x01,
    LinkInfo = 0x02,
    Datatype = 0x03,
    OldFillValue = 0x04,
    FillValue = 0x05,
    Link = 0x06,
    ExternalFiles = 0x07,
    Layout = 0x08,
    Filters = 0x0B,
    Attribute = 0x0C,
    Continuation = 0x10,
    SymbolTable = 0x11,
    AttributeInfo = 0x15,
}

/// <summary>A message of an object header.</summary>
/// <param name="Type">What it is about.</param>
/// <param name="IsShared">Whether it says where its data are instead of having them.</param>
/// <param name="Address">Where its data lie.</param>
/// <param name="Data">Its data.</param>
/// <param name="Sizes">How long addresses and lengths are in it.</param>
internal sealed record HeaderMessage(MessageType Type, bool IsShared, long Address, ReadOnlyMemory<byte> Data, FieldSizes Sizes)
{
    // Internal, since a record prints its public properties. It cannot print a ref struct: the code is not valid, and Native AOT complains of it.

    /// <summary>The data of a message that is not shared.</summary>
    /// <exception cref="System.IO.InvalidDataException">Several objects share them.</exception>
    internal Hdf5Fields Fields
    {
        get
        {
            Hdf5Fields fields = Raw;
            fields.Expect(!IsShared, "a message that is shared by several objects");
            return fields;
        }
    }

    /// <summary>The data, or where they are.</summary>
    internal Hdf5Fields Raw => new(Data.Span, Address, Sizes);
}
