using System;
using System.Collections.Generic;
using System.IO;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>The files of a weight group, read as if they were one: a tensor may begin in one and end in another.</summary>
internal sealed class Shards : IByteSource, IDisposable
{
    private readonly List<RegularFile> _files = [];
    private readonly List<long> _ends = [];

    /// <summary>Opens files.</summary>
    /// <param name="paths">The files, in order.</param>
    /// <exception cref="InvalidDataException">One cannot be read.</exception>
    public Shards(IEnumerable<string> paths)
    {
        try
        {
            foreach (string path in paths) Add(path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The bytes of all together.</summary>
    public long Length { get; private set; }

    public void Read(long offset, Span<byte> destination)
    {
        if (offset < 0 || destination.Length > Length - offset) throw new InvalidDataException(FormattableString.Invariant($"{destination.Length} bytes at offset {offset} are not in its shards"));

        // the file that ends after the offset
        int found = _ends.BinarySearch(offset + 1);
        for (int index = found < 0 ? ~found : found; !destination.IsEmpty; index++)
        {
            long start = _ends[index] - _files[index].Length;
            int count = (int)Math.Min(destination.Length, _ends[index] - offset);
            Read(_files[index], offset - start, destination[..count]);
            destination = destination[count..];
            offset += count;
        }
    }

    public void Dispose()
    {
        foreach (RegularFile file in _files) file.Dispose();
    }

    private void Add(string path)
    {
        try
        {
            // An empty shard holds nothing of any tensor. Without it every end is another, and an offset lies in one file.
            if (RegularFile.IsEmpty(path)) return;
            _files.Add(new(path));
            Length += _files[^1].Length;
            _ends.Add(Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or WeightException)
        {
            throw new InvalidDataException($"its shard '{Path.GetFileName(path)}' cannot be read ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    private static void Read(RegularFile file, long offset, Span<byte> destination)
    {
        try
        {
            file.Read(offset, destination);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"its shard '{Path.GetFileName(file.Path)}': {exception.Message}", exception);
        }
    }
}
