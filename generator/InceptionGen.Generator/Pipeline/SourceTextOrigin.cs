using System.Linq;
using System.Text;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Pipeline;

/// <summary>How the compiler made text of a file's bytes. It reads whatever there is: where a byte is not UTF-8, it takes a code page of the machine, or leaves
/// U+FFFD in its place.</summary>
internal sealed class SourceTextOrigin(SourceText source) : TextOrigin
{
    /// <summary>UTF-8, UTF-16 and UTF-32 in either order; ASCII.</summary>
    private static readonly int[] UnicodeCodePages = [65001, 1200, 1201, 12000, 12001, 20127];

    public override string? CodePage => source.Encoding is { } encoding && !UnicodeCodePages.Contains(encoding.CodePage) ? encoding.WebName : null;

    /// <summary>If the file holds them itself, its bytes are those of its text.</summary>
    public override bool HasOwnReplacements
    {
        get
        {
            Encoding encoding = source.Encoding ?? Encoding.UTF8;
            byte[] mark = encoding.GetPreamble(), bytes = encoding.GetBytes(source.ToString());
            return Has(bytes, bytes.Length) || Has([.. mark, .. bytes], mark.Length + bytes.Length);

            bool Has(byte[] text, int length) => SourceText.From(text, length, encoding, source.ChecksumAlgorithm).GetChecksum().SequenceEqual(source.GetChecksum());
        }
    }

    /// <summary>The compiler's text of a file as the language takes it.</summary>
    public static TableSource Of(string path, SourceText source) => new(path, source.ToString(), new SourceTextOrigin(source));
}
