using System.Collections.Generic;

namespace InceptionGen.Language.Text;

/// <summary>The lines of a text. They end at any of CR, LF, CRLF, U+0085, U+2028 and U+2029, as in the compiler, so that a diagnostic's line is the one an editor
/// shows.</summary>
internal sealed class TextLines
{
    private readonly string _text;

    /// <summary>Where each line starts.</summary>
    private readonly List<int> _starts = [0];

    public TextLines(string text)
    {
        _text = text;
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n') index++;
            if (IsBreak(text[index])) _starts.Add(index + 1);
        }
    }

    public IEnumerable<TextLine> All()
    {
        for (int line = 0; line < _starts.Count; line++) yield return new TextLine(_starts[line], EndOf(line), line);
    }

    /// <summary>The line and column of a character, or of the text's end.</summary>
    public LineColumn PositionOf(int index)
    {
        int found = _starts.BinarySearch(index);
        int line = found >= 0 ? found : ~found - 1;
        return new LineColumn(line, index - _starts[line]);
    }

    private int EndOf(int line)
    {
        if (line + 1 == _starts.Count) return _text.Length;

        int end = _starts[line + 1] - 1;
        return _text[end] == '\n' && end > _starts[line] && _text[end - 1] == '\r' ? end - 1 : end;
    }

    private static bool IsBreak(char character) => character is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';
}
