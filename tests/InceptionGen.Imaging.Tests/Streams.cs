using System;
using System.IO;
using System.Runtime.InteropServices;

namespace InceptionGen.Imaging.Tests;

/// <summary>A stream that cannot seek, has no length, and gives a few bytes at a time, as one from a network does.</summary>
internal sealed class Trickle(byte[] bytes) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(buffer.Length, 777), bytes.Length - (int)Given);
        bytes.AsSpan((int)Given, count).CopyTo(buffer);
        Given += count;
        return count;
    }
}

/// <summary>A stream that begins like a file and goes on with zeros for ever.</summary>
internal sealed class Endless(byte[] start) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        buffer.Clear();
        if (Given < start.Length) start.AsSpan((int)Given, Math.Min(buffer.Length, start.Length - (int)Given)).CopyTo(buffer);
        Given += buffer.Length;
        return buffer.Length;
    }
}

/// <summary>A stream that can only be read.</summary>
internal abstract class ReadOnlyStream : Stream
{
    /// <summary>How many bytes were read.</summary>
    public long Given { get; protected set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A test of devices and pipes that have names in the file system.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    /// <summary>Skips the test on Windows.</summary>
    public UnixFactAttribute() => Skip = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "Windows has no devices and pipes among its files." : null;
}
