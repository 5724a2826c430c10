using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>A type that has a name in the file: a message says where instead of what it is (section IV.A.2.d and "shared messages").</summary>
internal static class SharedType
{
    /// <summary>Reads the type of a message, or the one that it refers to.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or shared in a way that is not known.</exception>
    public static Datatype Read(Hdf5Input input, bool isShared, Hdf5Fields fields) => isShared ? Datatype.Read(Find(input, fields)) : Datatype.Read(fields);

    private static Hdf5Fields Find(Hdf5Input input, Hdf5Fields reference)
    {
        const int InObject = 2;
        int version = reference.Byte();
        int kind = reference.Byte();
        reference.Expect(version is >= 1 and <= 3 && (version < 3 || kind == InObject), "a type that is shared by several objects");
        if (version == 1) reference.Skip(6);
        HeaderMessage? message = new ObjectHeader(input, reference.Address()).Find(MessageType.Datatype);
        reference.Expect(message is not null, "a type that is shared by several objects");
        return message!.Fields;
    }
}
