using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;

namespace InceptionGen.Tool.Scoring.Inputs;

/// <summary>Where the images of a tar file are in it, by the headers of its entries: pixels are read later, by whoever scores them.</summary>
internal static class TarImages
{
    private const int BlockBytes = 512, SumOffset = 148, SumBytes = 8;

    /// <summary>Its images. Labels and texts beside them (.cls, .json, .txt, as in WebDataset's files) are left out.</summary>
    /// <param name="file">The tar file; its key and the entry's name make the image's key.</param>
    /// <exception cref="ScoreException">It is cut off or damaged, or not a tar file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IEnumerable<ScoredImage> Of(InputFile file)
    {
        using FileStream stream = Open(file.Path);
        using TarReader reader = new(stream, leaveOpen: true);
        string last = "";
        long end = 0;
        while (Next(reader, file.Path, last) is { } entry)
        {
            if (!HasRightSum(stream, entry)) throw Damaged(file.Path, last);
            last = entry.Name;
            // An entry is followed by zeros up to a whole block, and the last one by a block of zeros at least.
            if (entry.DataOffset >= 0) end = entry.DataOffset + ((entry.Length + BlockBytes - 1) / BlockBytes * BlockBytes);
            if (entry.DataOffset >= 0 && entry.DataOffset + entry.Length > stream.Length) throw CutOff(file.Path, last, stream.Length);
            bool isFile = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile;
            if (isFile && ImageNames.IsImage(entry.Name)) yield return new ScoredImage(file.Key + "/" + Tidy(entry.Name), file.Path, Math.Max(entry.DataOffset, 0), entry.Length);
        }

        if (stream.Length < end + BlockBytes) throw CutOff(file.Path, last, stream.Length);
    }

    private static FileStream Open(string path)
    {
        if (!File.Exists(path)) throw new ScoreException($"{path}: there is no such tar file.");
        // Only headers are read, each of one block.
        return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: BlockBytes);
    }

    private static TarEntry? Next(TarReader reader, string path, string last)
    {
        try
        {
            return reader.GetNextEntry();
        }
        catch (EndOfStreamException)
        {
            throw CutOff(path, last, new FileInfo(path).Length);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            throw Damaged(path, last);
        }
    }

    /// <summary>Whether an entry's header adds up (POSIX ustar, chksum). The framework's reader takes any block for a header, so that images after a hole in a file would be left out silently.</summary>
    private static bool HasRightSum(FileStream stream, TarEntry entry)
    {
        Span<byte> header = stackalloc byte[BlockBytes];
        long start = entry.DataOffset - BlockBytes;
        if (start < 0 || RandomAccess.Read(stream.SafeFileHandle, header, start) < BlockBytes) return true;

        // The sum is taken with blanks in its own place.
        Span<byte> stored = header.Slice(SumOffset, SumBytes);
        int said = 0;
        foreach (byte digit in stored)
        {
            if (digit is >= (byte)'0' and <= (byte)'7') said = (said * 8) + digit - '0';
        }

        stored.Fill((byte)' ');
        int sum = 0;
        foreach (byte value in header) sum += value;
        return sum == said;
    }

    private static ScoreException Damaged(string path, string last) => new(last.Length == 0
        ? $"{path}: it is not a tar file, or damaged at its start."
        : $"{path}: it is damaged after '{last}'. Copy it again, or pack it again.");

    private static ScoreException CutOff(string path, string last, long length) => new(FormattableString.Invariant(
        $"{path}: it is cut off after {length} bytes{(last.Length == 0 ? "" : $", in or after '{last}'")}. Copy it again; nothing of it is scored before."));

    private static string Tidy(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
}
