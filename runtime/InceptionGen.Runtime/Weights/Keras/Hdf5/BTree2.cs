using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>A tree of the newer kind (section III.A.2): records of one length, in the nodes of all levels.</summary>
internal static class BTree2
{
    private const int NodePrefixBytes = 6;
    private const int ChecksumBytes = 4;

    /// <summary>Reads all records, in no particular order.</summary>
    /// <exception cref="InvalidDataException">The tree is damaged.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Records(Hdf5Input input, long address)
    {
        (Shape shape, int depth, Node root) = ReadHeader(input, address);
        if (root.Address == -1) yield break;

        // Every level is one lower than the level above it, and what is read is counted, so a tree ends.
        Stack<(Node Node, int Level)> nodes = new([(root, depth)]);
        while (nodes.TryPop(out (Node Node, int Level) next))
        {
            byte[] bytes = ReadNode(input, next.Node, next.Level, shape);
            for (int i = 0; i < next.Node.Records; i++) yield return bytes.AsMemory(NodePrefixBytes + (i * shape.RecordBytes), shape.RecordBytes);
            if (next.Level == 0) continue;
            foreach (Node child in Children(bytes, next.Node, next.Level, shape, input.Sizes)) nodes.Push((child, next.Level - 1));
        }
    }

    private static (Shape Shape, int Depth, Node Root) ReadHeader(Hdf5Input input, long address)
    {
        Hdf5Fields fields = input.Fields(address, 18 + input.Sizes.Address);
        fields.ExpectStart("BTHD"u8, 0, "a tree");
        fields.Skip(1); // what it is of: whoever reads the records knows
        long nodeBytes = fields.UInt32();
        int recordBytes = fields.UInt16();
        int depth = fields.UInt16();
        fields.Skip(2);
        fields.Expect(nodeBytes > NodePrefixBytes + ChecksumBytes + recordBytes && nodeBytes <= input.File.Length && recordBytes > 0 && depth < byte.MaxValue, "a tree");
        Node root = new(fields.Address(), fields.UInt16());
        return (Shape.Of((int)nodeBytes, recordBytes, depth, input.Sizes.Address), depth, root);
    }

    private static byte[] ReadNode(Hdf5Input input, Node node, int level, Shape shape)
    {
        byte[] bytes = input.Read(node.Address, shape.NodeBytes);
        Hdf5Fields fields = new(bytes, node.Address, input.Sizes);
        fields.ExpectStart(level == 0 ? "BTLF"u8 : "BTIN"u8, 0, "a node of a tree");
        fields.Expect(node.Records <= shape.MostRecords[level], "a node of a tree");
        return bytes;
    }

    private static List<Node> Children(byte[] bytes, Node node, int level, Shape shape, FieldSizes sizes)
    {
        Hdf5Fields fields = new(bytes, node.Address, sizes);
        fields.Skip(NodePrefixBytes + (node.Records * (long)shape.RecordBytes));
        List<Node> children = [];
        for (long i = 0; i <= node.Records; i++)
        {
            children.Add(new(fields.Address(), fields.Number(shape.CountBytes)));
            fields.Skip(shape.TotalBytes[level - 1]);
        }

        return children;
    }

    private readonly record struct Node(long Address, long Records);

    /// <summary>How many records a node of a level may have, from which follows how long the counts beside the addresses of its children are.</summary>
    private sealed record Shape(int NodeBytes, int RecordBytes, int CountBytes, long[] MostRecords, int[] TotalBytes)
    {
        internal static Shape Of(int nodeBytes, int recordBytes, int depth, int addressBytes)
        {
            long[] most = new long[depth + 1];
            int[] totalBytes = new int[depth + 1]; // none for a leaf, whose records are all there are
            int free = nodeBytes - NodePrefixBytes - ChecksumBytes;
            most[0] = free / recordBytes;
            int countBytes = FieldSizes.BytesFor((ulong)most[0]);
            Int128 total = most[0];
            for (int level = 1; level <= depth; level++)
            {
                int pointerBytes = addressBytes + countBytes + totalBytes[level - 1];
                most[level] = Math.Max(0, free - pointerBytes) / (recordBytes + pointerBytes);
                total = Int128.Min(((most[level] + 1) * total) + most[level], ulong.MaxValue);
                totalBytes[level] = FieldSizes.BytesFor((ulong)total);
            }

            return new(nodeBytes, recordBytes, countBytes, most, totalBytes);
        }
    }
}
