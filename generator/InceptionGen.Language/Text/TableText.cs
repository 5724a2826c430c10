using System;
using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <summary>A table's text and the places in it.</summary>
internal sealed class TableText
{
    private readonly TextLines _lines;

    public TableText(string path, string content)
    {
        Path = path;
        Content = content;
        _lines = new TextLines(content);
    }

    public string Path { get; }

    public string Content { get; }

    public IEnumerable<TextLine> Lines => _lines.All();

    /// <summary>Where the text begins, after a byte order mark.</summary>
    public int Start => Content.Length > 0 && Content[0] == '\uFEFF' ? 1 : 0;

    /// <exception cref="ArgumentOutOfRangeException">The place is not in the text.</exception>
    public LocationInfo At(int start, int end)
    {
        if (start < 0 || end < start || end > Content.Length) throw new ArgumentOutOfRangeException(nameof(end));
        return new LocationInfo(Path, new TextRange(start, end), new LineRange(_lines.PositionOf(start), _lines.PositionOf(end)));
    }
}
