using System;
using System.IO;
using System.Text;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Text;

/// <summary>A file read as text, with what is needed to write another text in its place as it was written.</summary>
/// <param name="Path">The path as the user gave it.</param>
/// <param name="Content">The text, without a byte order mark.</param>
/// <param name="Encoding">How it is encoded, with the mark if it had one.</param>
/// <param name="IsExact">Whether every byte was read. What was not read exactly is never written.</param>
internal sealed record TextFile(string Path, string Content, Encoding Encoding, bool IsExact)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Longest marks first: UTF-32's begins with UTF-16's.</summary>
    private static readonly Encoding[] Marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
    ];

    /// <summary>The text as the checker takes it.</summary>
    public TableSource Source => new(Path, Content, IsExact ? TextOrigin.Certain : new DamagedOrigin());

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static TextFile Read(string path) => Decode(path, File.ReadAllBytes(path));

    public static TextFile Decode(string path, byte[] bytes)
    {
        foreach (Encoding encoding in Marked)
        {
            ReadOnlySpan<byte> mark = encoding.Preamble;
            if (!bytes.AsSpan().StartsWith(mark)) continue;

            string text = encoding.GetString(bytes, mark.Length, bytes.Length - mark.Length);
            return new TextFile(path, text, encoding, IsExact: RoundTrips(encoding, text, bytes.AsSpan(mark.Length)));
        }

        try
        {
            return new TextFile(path, Strict.GetString(bytes), Strict, IsExact: true);
        }
        catch (DecoderFallbackException)
        {
            return new TextFile(path, new UTF8Encoding(false).GetString(bytes), Strict, IsExact: false);
        }
    }

    /// <summary>Writes another text in the file's place, with the same encoding and mark. The file is the old or the new one at any moment.</summary>
    public void Replace(string content)
    {
        if (!IsExact) throw new InvalidOperationException("The file was not read exactly.");

        string target = File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(Path);
        string fresh = target + "." + Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture) + ".tmp";
        try
        {
            using (FileStream stream = File.Create(fresh))
            {
                stream.Write(Encoding.Preamble);
                stream.Write(Encoding.GetBytes(content));
            }

            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(fresh, File.GetUnixFileMode(target));
            File.Move(fresh, target, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    /// <summary>Writes a result to a file; a file that has this text already is not touched, so that builds see no change.</summary>
    public static void WriteResult(string path, string content)
    {
        if (File.Exists(path) && File.ReadAllText(path) == content) return;
        File.WriteAllText(path, content);
    }

    private static bool RoundTrips(Encoding encoding, string text, ReadOnlySpan<byte> bytes) => bytes.SequenceEqual(encoding.GetBytes(text));

    private sealed class DamagedOrigin : TextOrigin
    {
        public override bool HasOwnReplacements => false;
    }
}
