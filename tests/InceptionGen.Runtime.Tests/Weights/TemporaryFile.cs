using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace InceptionGen.Tests;

/// <summary>A file for the length of a test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] bytes)
    {
        Path = System.IO.Path.GetTempFileName();
        File.WriteAllBytes(Path, bytes);
    }

    public TemporaryFile(string header, byte[] data)
        : this(Join(Encoding.UTF8.GetBytes(header), data))
    {
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);

    private static byte[] Join(byte[] header, byte[] data)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }
}
