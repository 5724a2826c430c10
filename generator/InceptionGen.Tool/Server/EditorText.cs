using System;
using System.Collections.Generic;

namespace InceptionGen.Tool.Server;

/// <summary>A text with its lines as editors count them: they end at CR, LF and CRLF, and columns are UTF-16 units.</summary>
internal sealed class EditorText
{
    private readonly List<int> _starts = [0];

    public EditorText(string content)
    {
        Content = content;
        for (int index = 0; index < content.Length; index++)
        {
            if (content[index] == '\r' && index + 1 < content.Length && content[index + 1] == '\n') index++;
            if (content[index] is '\r' or '\n') _starts.Add(index + 1);
        }
    }

    public string Content { get; }

    public LspPosition PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Content.Length);
        int found = _starts.BinarySearch(offset);
        int line = found >= 0 ? found : ~found - 1;
        return new LspPosition(line, offset - _starts[line]);
    }

    public LspRange RangeOf(int start, int end) => new(PositionOf(start), PositionOf(end));

    /// <summary>A column beyond the line's end is the line's end, as the protocol says.</summary>
    public int OffsetOf(LspPosition position)
    {
        if (position.Line < 0) return 0;
        if (position.Line >= _starts.Count) return Content.Length;

        int end = position.Line + 1 < _starts.Count ? _starts[position.Line + 1] : Content.Length;
        while (end > _starts[position.Line] && Content[end - 1] is '\r' or '\n') end--;
        return Math.Clamp(_starts[position.Line] + Math.Max(0, position.Character), _starts[position.Line], end);
    }

    /// <summary>The text with a part of it replaced.</summary>
    public EditorText With(int start, int end, string text) => new(string.Concat(Content.AsSpan(0, Math.Min(start, end)), text, Content.AsSpan(Math.Max(start, end))));
}
