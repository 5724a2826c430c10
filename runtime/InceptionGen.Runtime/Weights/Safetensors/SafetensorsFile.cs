using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Linq;
using System.Runtime.InteropServices;

namespace InceptionGen.Weights.Safetensors;

/// <summary>A safetensors file, mapped into memory: eight bytes with the header's length, the header, the tensors' bytes (little-endian).</summary>
internal sealed class SafetensorsFile : WeightFile
{
    private const int LengthBytes = 8;

    // What the format's own library accepts.
    private const long LongestHeader = 100_000_000;

    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly long _dataStart;
    private readonly Dictionary<string, StoredTensor> _tensors;

    private SafetensorsFile(string path, MemoryMappedFile map, MemoryMappedViewAccessor view, long dataStart, IReadOnlyList<StoredTensor> tensors)
        : base(path)
    {
        (_map, _view, _dataStart) = (map, view, dataStart);
        _tensors = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        Tensors = tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape, StringComparer.Ordinal);
    }

    public override IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    /// <summary>Maps a file and checks its header.</summary>
    /// <exception cref="WeightException">It is damaged.</exception>
    public static new SafetensorsFile Open(string path)
    {
        long length = new FileInfo(path).Length;
        if (length < LengthBytes) throw new WeightException($"{path} is no intact safetensors file: it is shorter than a header.");
        MemoryMappedFile map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        MemoryMappedViewAccessor? view = null;
        try
        {
            view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            byte[] header = ReadHeader(view.SafeMemoryMappedViewHandle, length, path);
            long dataStart = LengthBytes + header.Length;
            return new(path, map, view, dataStart, SafetensorsHeader.Parse(header, length - dataStart, path));
        }
        catch
        {
            view?.Dispose();
            map.Dispose();
            throw;
        }
    }

    public override void Read(string name, Span<float> destination)
    {
        if (!_tensors.TryGetValue(name, out StoredTensor? tensor)) throw new ArgumentException($"{Description} has no tensor '{name}'.", nameof(name));
        if (tensor.Shape.Elements != destination.Length)
            throw new ArgumentException(FormattableString.Invariant($"'{name}' has {tensor.Shape.Elements} values, not {destination.Length}."), nameof(destination));

        SafeBuffer bytes = _view.SafeMemoryMappedViewHandle;
        ulong start = (ulong)(_dataStart + tensor.Start);
        if (tensor.Format.Type == ElementType.Float32 && BitConverter.IsLittleEndian)
            bytes.ReadSpan(start, destination);
        else
            Convert(bytes, start, tensor, destination);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _view.Dispose();
        _map.Dispose();
    }

    private static byte[] ReadHeader(SafeBuffer bytes, long fileLength, string path)
    {
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        bytes.ReadSpan(0, lengthBytes);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > (ulong)(fileLength - LengthBytes))
            throw new WeightException(FormattableString.Invariant($"{path} is no intact safetensors file: a header of {length} bytes goes beyond its end."));
        if (length > LongestHeader)
            throw new WeightException(FormattableString.Invariant($"{path} is no intact safetensors file: a header of {length} bytes is longer than the format allows."));

        byte[] header = new byte[(int)length];
        bytes.ReadSpan(LengthBytes, header.AsSpan());
        return header;
    }

    private void Convert(SafeBuffer bytes, ulong start, StoredTensor tensor, Span<float> destination)
    {
        if (tensor.Format.Type == ElementType.Other)
            throw new WeightException($"{Description}: '{tensor.Name}' holds {tensor.Format.Name}, which are no floating-point numbers.");

        Span<byte> block = stackalloc byte[4096];
        int size = tensor.Format.Size;
        while (!destination.IsEmpty)
        {
            int count = Math.Min(block.Length / size, destination.Length);
            bytes.ReadSpan(start, block[..(count * size)]);
            for (int i = 0; i < count; i++) destination[i] = Element(tensor.Format.Type, block[(i * size)..]);
            start += (ulong)(count * size);
            destination = destination[count..];
        }
    }

    private static float Element(ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        ElementType.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ElementType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        ElementType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        _ => BinaryPrimitives.ReadSingleLittleEndian(bytes),
    };
}
