using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>The members of a group: in a symbol table, in the group's header, or, if they are many, in a heap with a tree that finds them (section IV.A.2.c).</summary>
internal static class GroupMembers
{
    /// <summary>Reads the members by name.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static Dictionary<string, Hdf5Link> Read(Hdf5Input input, ObjectHeader header)
    {
        Dictionary<string, Hdf5Link> members = new(StringComparer.Ordinal);
        foreach (Hdf5Link link in Links(input, header))
        {
            if (!members.TryAdd(link.Name, link)) throw new InvalidDataException($"a group has '{link.Name}' twice");
        }

        return members;
    }

    private static IEnumerable<Hdf5Link> Links(Hdf5Input input, ObjectHeader header)
    {
        if (header.Find(MessageType.SymbolTable) is { } table)
        {
            foreach (Hdf5Link link in SymbolTable.Read(input, table)) yield return link;
        }

        foreach (HeaderMessage message in header.All(MessageType.Link)) yield return Hdf5Link.Read(message.Fields);

        if (header.Find(MessageType.LinkInfo) is { } info)
        {
            foreach (HeaderMessage message in DenseMessages.Read(input, info, MessageType.Link)) yield return Hdf5Link.Read(message.Fields);
        }
    }
}
