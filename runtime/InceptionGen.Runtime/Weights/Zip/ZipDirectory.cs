using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Zip;

/// <summary>The files of a zip archive that keeps them uncompressed, as PyTorch writes it, so that tensors are read where they lie.
/// <see cref="System.IO.Compression.ZipArchive"/> does not tell where that is and serves one thread at a time.</summary>
/// <remarks>APPNOTE 6.3.10, sections 4.3 and 4.5.3. What is compressed is refused, and with it every zip bomb.</remarks>
internal sealed class ZipDirectory
{
    private const int Encrypted = 1;
    private const int Stored = 0;
    private const int EndBytes = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorBytes = 20;
    private const int LongEndBytes = 56;
    private const int HeaderBytes = 46;
    private const int LocalHeaderBytes = 30;
    private const uint EndSignature = 0x06054B50;
    private const uint LocatorSignature = 0x07064B50;
    private const uint LongEndSignature = 0x06064B50;
    private const uint HeaderSignature = 0x02014B50;
    private const uint LocalHeaderSignature = 0x04034B50;

    // A checkpoint has a file per tensor.
    private const int LongestDirectory = 16 << 20;
    private const int MostFiles = 100_000;

    private readonly StoredBytes _file;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Reads the directory of an archive.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public ZipDirectory(StoredBytes file)
    {
        _file = file;
        (long start, long length) = FindDirectory(file);
        file.Require(start, length);
        if (length > LongestDirectory) throw new InvalidDataException(FormattableString.Invariant($"its directory has {length} bytes"));
        byte[] directory = new byte[length];
        file.Read(start, directory.AsSpan());
        for (ReadOnlySpan<byte> rest = directory; !rest.IsEmpty;) rest = rest[ReadEntry(rest)..];
    }

    /// <summary>The files' names.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>Whether there is a file of this name that cannot be read in place.</summary>
    public bool IsCompressed(string name) => _entries.TryGetValue(name, out Entry entry) && entry.Method != Stored;

    /// <summary>Where a file lies in the archive.</summary>
    /// <exception cref="InvalidDataException">There is none of this name, or it cannot be read in place.</exception>
    public (long Start, long Length) Find(string name)
    {
        if (!_entries.TryGetValue(name, out Entry entry)) throw new InvalidDataException($"it lacks '{name}'");
        if ((entry.Flags & Encrypted) != 0) throw new InvalidDataException($"'{name}' is encrypted");
        if (entry.Method != Stored || entry.StoredLength != entry.Length) throw new InvalidDataException($"'{name}' is compressed, as PyTorch never writes it: unpack the archive and pack it again without compression");

        Span<byte> localHeader = stackalloc byte[LocalHeaderBytes];
        _file.Read(entry.Header, localHeader);
        if (Long(localHeader, 0) != LocalHeaderSignature) throw new InvalidDataException($"'{name}' is not where its directory says");
        long start = entry.Header + LocalHeaderBytes + Short(localHeader, 26) + Short(localHeader, 28);
        _file.Require(start, entry.Length);
        return (start, entry.Length);
    }

    private int ReadEntry(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderBytes || Long(header, 0) != HeaderSignature) throw new InvalidDataException("its directory is damaged");
        int nameBytes = Short(header, 28);
        int extraBytes = Short(header, 30);
        int bytes = HeaderBytes + nameBytes + extraBytes + Short(header, 32);
        if (header.Length < bytes) throw new InvalidDataException("its directory is damaged");

        string name = Encoding.UTF8.GetString(header.Slice(HeaderBytes, nameBytes));
        ReadOnlySpan<byte> longFields = LongFields(header.Slice(HeaderBytes + nameBytes, extraBytes));
        long length = ReadLong(Long(header, 24), ref longFields);
        long stored = ReadLong(Long(header, 20), ref longFields);
        long local = ReadLong(Long(header, 42), ref longFields);
        if (_entries.Count == MostFiles) throw new InvalidDataException(FormattableString.Invariant($"it holds more than {MostFiles} files"));
        if (!_entries.TryAdd(name, new(Short(header, 8), Short(header, 10), stored, length, local))) throw new InvalidDataException($"it has '{name}' twice");
        return bytes;
    }

    private static (long Start, long Length) FindDirectory(StoredBytes file)
    {
        byte[] tail = new byte[(int)Math.Min(file.Length, EndBytes + LongestComment)];
        long tailStart = file.Length - tail.Length;
        file.Read(tailStart, tail.AsSpan());
        for (int at = tail.Length - EndBytes; at >= 0; at--)
        {
            ReadOnlySpan<byte> end = tail.AsSpan(at);
            if (Long(end, 0) == EndSignature && Short(end, 20) == end.Length - EndBytes)
                return FindLongDirectory(file, tailStart + at) ?? (Long(end, 16), Long(end, 12));
        }

        throw new InvalidDataException("its directory is not at its end; the file may be cut off");
    }

    // An archive of 4 GB and more says so in a record of its own before the end.
    private static (long Start, long Length)? FindLongDirectory(StoredBytes file, long end)
    {
        if (end < LocatorBytes) return null;
        Span<byte> locator = stackalloc byte[LocatorBytes];
        file.Read(end - LocatorBytes, locator);
        if (Long(locator, 0) != LocatorSignature) return null;

        Span<byte> record = stackalloc byte[LongEndBytes];
        file.Read(BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), record);
        if (Long(record, 0) != LongEndSignature) throw new InvalidDataException("its directory is damaged");
        return (BinaryPrimitives.ReadInt64LittleEndian(record[48..]), BinaryPrimitives.ReadInt64LittleEndian(record[40..]));
    }

    // The field of a header that holds, in this order, what does not fit into four bytes.
    private static ReadOnlySpan<byte> LongFields(ReadOnlySpan<byte> extra)
    {
        const int LongFieldsId = 1;
        while (extra.Length >= 4)
        {
            int length = Short(extra, 2);
            if (length > extra.Length - 4) break;
            if (Short(extra, 0) == LongFieldsId) return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        return [];
    }

    private static long ReadLong(uint field, ref ReadOnlySpan<byte> longFields)
    {
        if (field != uint.MaxValue) return field;
        if (longFields.Length < sizeof(long)) throw new InvalidDataException("its directory is damaged");
        long value = BinaryPrimitives.ReadInt64LittleEndian(longFields);
        longFields = longFields[sizeof(long)..];
        return value;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private readonly record struct Entry(int Flags, int Method, long StoredLength, long Length, long Header);
}
