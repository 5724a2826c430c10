using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace InceptionGen.Tests;

/// <summary>Writes a pickle instruction by instruction, and the archive around it.</summary>
internal sealed class PickleWriter
{
    private readonly List<byte> _bytes = [0x80, 2];

    public byte[] Pickle => [.. _bytes, (byte)'.'];

    public PickleWriter Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Instructions without arguments, as characters.</summary>
    public PickleWriter Op(string opcodes) => Raw(Encoding.ASCII.GetBytes(opcodes));

    public PickleWriter Global(string module, string name) => Op($"c{module}\n{name}\n");

    public PickleWriter Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Op("X").Raw(BitConverter.GetBytes(bytes.Length)).Raw(bytes);
    }

    public PickleWriter Number(long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return Raw(0x8A, 8).Raw(bytes);
    }

    /// <summary>A storage of float32 with the key "0".</summary>
    public PickleWriter Storage(long count, string type = "FloatStorage") =>
        Op("(").Text("storage").Global("torch", type).Text("0").Text("cpu").Number(count).Op("tQ");

    /// <summary>A tensor that is a view of that storage.</summary>
    public PickleWriter Tensor(long count, long offset, long[] size, long[] strides)
    {
        Global("torch._utils", "_rebuild_tensor_v2").Op("(").Storage(count).Number(offset).Tuple(size).Tuple(strides);
        return Raw(0x89).Global("collections", "OrderedDict").Op(")RtR");
    }

    /// <summary>A dict's item: a tensor of two elements of the storage "0".</summary>
    public PickleWriter Item(string name, long offset = 0) => Text(name).Tensor(6, offset, [2], [1]).Op("s");

    /// <summary>An archive as torch.save writes it: the pickle, and the storage "0" of this length, and "1" if it has one.</summary>
    public byte[] Archive(int storageBytes, CompressionLevel compression = CompressionLevel.NoCompression, int secondStorage = 0)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create))
        {
            Add(archive, "x/data.pkl", Pickle, compression);
            Add(archive, "x/data/0", Storage(storageBytes), compression);
            if (secondStorage > 0) Add(archive, "x/data/1", Storage(secondStorage), compression);
        }

        return stream.ToArray();
    }

    /// <summary>A file of the format before the zip: the pickle, and the storage "0" with this length before it.</summary>
    public byte[] Legacy(long count, byte[] storage)
    {
        byte[] magic = new PickleWriter().Raw(0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19).Pickle;
        byte[] version = new PickleWriter().Number(1001).Pickle;
        byte[] machine = new PickleWriter().Op("}").Text("little_endian").Raw(0x88).Op("s").Pickle;
        byte[] keys = new PickleWriter().Op("]").Text("0").Op("a").Pickle;
        return [.. magic, .. version, .. machine, .. Pickle, .. keys, .. BitConverter.GetBytes(count), .. storage];
    }

    // 0, 1, 2, ...
    private static byte[] Storage(int bytes)
    {
        byte[] storage = new byte[bytes];
        for (int i = 0; i + 4 <= bytes; i += 4) BinaryPrimitives.WriteSingleLittleEndian(storage.AsSpan(i), i / 4);
        return storage;
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes, CompressionLevel compression)
    {
        using Stream entry = archive.CreateEntry(name, compression).Open();
        entry.Write(bytes);
    }

    private PickleWriter Tuple(long[] numbers)
    {
        Op("(");
        foreach (long number in numbers) Number(number);
        return Op("t");
    }
}
