using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>The files of a weight group, read as if they were one: a tensor may begin in one and end in another.</summary>
internal sealed class Shards : IByteSource, IDisposable
{
    private readonly List<MappedFile> _files = [];
    private readonly List<long> _ends = [];

    /// <summary>Maps files.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="names">Their paths in that folder, in order.</param>
    /// <exception cref="InvalidDataException">One is outside the folder, or cannot be read.</exception>
    public Shards(string folder, IEnumerable<string> names)
    {
        try
        {
            foreach (string name in names)
            {
                _files.Add(Open(folder, name));
                Length += _files[^1].Length;
                _ends.Add(Length);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The bytes of all together.</summary>
    public long Length { get; }

    public void Read(long offset, Span<byte> destination)
    {
        if (offset < 0 || destination.Length > Length - offset) throw new InvalidDataException(FormattableString.Invariant($"{destination.Length} bytes at offset {offset} are not in its shards"));

        // the first file that ends behind the offset
        int found = _ends.BinarySearch(offset + 1);
        for (int index = found < 0 ? ~found : found; !destination.IsEmpty; index++)
        {
            long start = _ends[index] - _files[index].Length;
            int count = (int)Math.Min(destination.Length, _ends[index] - offset);
            _files[index].Read(offset - start, destination[..count]);
            destination = destination[count..];
            offset += count;
        }
    }

    public void Dispose()
    {
        foreach (MappedFile file in _files) file.Dispose();
    }

    private static MappedFile Open(string folder, string name)
    {
        // The file may come from anywhere; what lies elsewhere on this machine is not its business.
        if (name.Length == 0 || Path.IsPathRooted(name) || name.Split('/', '\\').Contains(".."))
            throw new InvalidDataException($"its shard '{name}' is not in its folder");
        try
        {
            return new(Path.Combine(folder, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"its shard '{name}' cannot be read ({exception.Message.TrimEnd('.')})", exception);
        }
    }
}
