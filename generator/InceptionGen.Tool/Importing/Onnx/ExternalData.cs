using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>A tensor's elements in a file beside the model, as exporters write models of more than 2 GB.</summary>
internal sealed record ExternalData(string Path, string Tensor, long Offset, int Length)
{
    /// <exception cref="InvalidDataException">It is not there, does not have the tensor's bytes, or lies outside the model's folder.</exception>
    public static ExternalData Find(string folder, string tensor, Dictionary<string, string> entries, long length)
    {
        if (!entries.TryGetValue("location", out string? location) || location.Length == 0) throw new InvalidDataException($"tensor '{tensor}' does not say in which file its elements are");

        // A model comes from elsewhere, and must not read other files of this machine.
        string root = System.IO.Path.GetFullPath(folder.Length == 0 ? "." : folder), path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, location));
        if (!path.StartsWith(root.TrimEnd(System.IO.Path.DirectorySeparatorChar) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InvalidDataException($"tensor '{tensor}' is to be read from '{location}', which is outside the model's folder");
        if (!File.Exists(path)) throw new InvalidDataException($"tensor '{tensor}' is in the file '{location}', which is not beside the model");

        long offset = Number(entries, "offset", 0), stored = Number(entries, "length", length), end = new FileInfo(path).Length;
        if (stored != length) throw new InvalidDataException($"tensor '{tensor}' has {stored} bytes in '{location}', and its dimensions need {length}");
        if (offset < 0 || length > int.MaxValue || offset > end - length) throw new InvalidDataException($"tensor '{tensor}' lies beyond the end of '{location}'");
        return new ExternalData(path, tensor, offset, (int)length);
    }

    /// <exception cref="InvalidDataException">The file has become shorter.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[] Read()
    {
        using SafeFileHandle file = File.OpenHandle(Path);
        byte[] bytes = new byte[Length];
        int read = 0;
        while (read < Length)
        {
            int some = RandomAccess.Read(file, bytes.AsSpan(read), Offset + read);
            if (some == 0) throw new InvalidDataException($"tensor '{Tensor}' lies beyond the end of '{Path}'");
            read += some;
        }

        return bytes;
    }

    private static long Number(Dictionary<string, string> entries, string key, long otherwise)
    {
        if (!entries.TryGetValue(key, out string? text) || text.Length == 0) return otherwise;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw new InvalidDataException($"external data has the {key} '{text}', which is not a number");
    }
}
