using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InceptionGen.Training.Features;

/// <summary>An open file of features: a header, then blocks of entries and of as many images' features. It is read and written at positions and not mapped: where a disk is full or a file
/// was cut, that is an exception, and not the end of the process. The system keeps its pages in memory in either case.</summary>
internal sealed class FeatureFile : IDisposable
{
    private const int PageBytes = 4096;
    private const int EntryBytes = 32;
    private const int EntriesOfBlock = PageBytes / EntryBytes;

    private readonly SafeFileHandle _handle;
    private readonly long _imageBytes;
    private readonly long _blockBytes;

    /// <param name="path">The file; made if it is not there.</param>
    /// <param name="length">Floats of an image's features.</param>
    /// <exception cref="FeatureCacheException">It cannot be opened for writing, or another trainer has it open.</exception>
    public FeatureFile(string path, int length)
    {
        _imageBytes = (long)length * sizeof(float);
        _blockBytes = PageBytes + (((EntriesOfBlock * _imageBytes) + PageBytes - 1) / PageBytes * PageBytes);
        try
        {
            _handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new FeatureCacheException(
                path, $"cannot be opened: {exception.Message} FeatureCache.File needs a file that may be written, in a folder that exists, and that no other training has open.", exception);
        }
    }

    /// <summary>Bytes of the file.</summary>
    public long Bytes => RandomAccess.GetLength(_handle);

    /// <summary>Slots whose entries may be in the file.</summary>
    public int Slots => checked((int)((Bytes - PageBytes + _blockBytes - 1) / _blockBytes * EntriesOfBlock));

    /// <summary>Empties it.</summary>
    public void Clear() => RandomAccess.SetLength(_handle, 0);

    /// <summary>Reads the header; what is not in the file is zeros.</summary>
    public FeatureHeader ReadHeader()
    {
        FeatureHeader header = default;
        TryRead(0, MemoryMarshal.AsBytes(new Span<FeatureHeader>(ref header)));
        return header;
    }

    /// <summary>Writes the header.</summary>
    public void Write(FeatureHeader header) => RandomAccess.Write(_handle, MemoryMarshal.AsBytes(new ReadOnlySpan<FeatureHeader>(ref header)), 0);

    /// <summary>Reads the entries of all slots; those that are not in the file are zeros.</summary>
    public FeatureEntry[] ReadEntries()
    {
        var entries = new FeatureEntry[Slots];
        for (int first = 0; first < entries.Length; first += EntriesOfBlock)
            TryRead(EntryAt(first), MemoryMarshal.AsBytes(entries.AsSpan(first, EntriesOfBlock)));
        return entries;
    }

    /// <summary>Writes a slot's entry.</summary>
    public void Write(int slot, FeatureEntry entry) => RandomAccess.Write(_handle, MemoryMarshal.AsBytes(new ReadOnlySpan<FeatureEntry>(ref entry)), EntryAt(slot));

    /// <summary>Reads a slot's features.</summary>
    /// <returns>Whether all of them are in the file.</returns>
    public bool TryRead(int slot, Span<float> features) => TryRead(FeaturesAt(slot), MemoryMarshal.AsBytes(features));

    /// <summary>Writes a slot's features.</summary>
    public void Write(int slot, ReadOnlySpan<float> features) => RandomAccess.Write(_handle, MemoryMarshal.AsBytes(features), FeaturesAt(slot));

    /// <summary>Whether the file reaches to the end of a slot's features.</summary>
    public bool Reaches(int slot, long bytes) => FeaturesAt(slot) + _imageBytes <= bytes;

    public void Dispose() => _handle.Dispose();

    private long BlockAt(int slot) => PageBytes + (slot / EntriesOfBlock * _blockBytes);

    private long EntryAt(int slot) => BlockAt(slot) + (slot % EntriesOfBlock * EntryBytes);

    private long FeaturesAt(int slot) => BlockAt(slot) + PageBytes + (slot % EntriesOfBlock * _imageBytes);

    private bool TryRead(long position, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(_handle, bytes, position);
            if (read == 0) return false;
            bytes = bytes[read..];
            position += read;
        }

        return true;
    }
}
