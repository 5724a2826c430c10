using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Text;

/// <summary>A table's text and the places in it.</summary>
internal sealed class TableText(string path, SourceText source)
{
    public string Path => path;

    public string Content { get; } = source.ToString();

    /// <summary>The compiler's own lines, so that a diagnostic's line is the one an editor shows: they end at any of CR, LF, CRLF, U+0085, U+2028 and U+2029.</summary>
    public TextLineCollection Lines => source.Lines;

    /// <summary>Where the text begins, behind a byte order mark.</summary>
    public int Start => Content.Length > 0 && Content[0] == '\uFEFF' ? 1 : 0;

    public LocationInfo At(int start, int end)
    {
        TextSpan span = TextSpan.FromBounds(start, end);
        return new LocationInfo(path, span, source.Lines.GetLinePositionSpan(span));
    }
}
