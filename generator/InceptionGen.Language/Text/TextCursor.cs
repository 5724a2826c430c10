using System;

namespace InceptionGen.Language.Text;

/// <summary>Reads a cell from left to right, in one spelling; every method takes what it names, or nothing.</summary>
internal sealed class TextCursor(string text)
{
    private readonly string _text = Spelling.Normalize(text);

    public int Position { get; private set; }

    public bool AtEnd
    {
        get
        {
            SkipBlanks();
            return Position == _text.Length;
        }
    }

    /// <summary>What is left, without the blanks around it.</summary>
    public string Rest => _text.Substring(Position).Trim();

    public bool Take(char character)
    {
        SkipBlanks();
        if (Position == _text.Length || _text[Position] != character) return false;

        Position++;
        return true;
    }

    /// <summary>Takes the sign between the numbers of a size: x, *, or a letter or dot that looks like it.</summary>
    public bool TakeTimes()
    {
        SkipBlanks();
        if (Position == _text.Length || _text[Position] is not ('x' or '*' or '∗' or '⋅' or '·' or 'х')) return false;

        Position++;
        return true;
    }

    /// <summary>Takes a whole word, not the beginning of a longer one.</summary>
    public bool TakeWord(string word)
    {
        SkipBlanks();
        int end = Position + word.Length;
        if (string.CompareOrdinal(_text, Position, word, 0, word.Length) != 0) return false;
        if (end < _text.Length && char.IsLetter(_text[end])) return false;

        Position = end;
        return true;
    }

    /// <summary>Takes the digits of a whole number, however many; "" if there are none.</summary>
    public string TakeDigits()
    {
        SkipBlanks();
        int start = Position;
        while (Position < _text.Length && _text[Position] is >= '0' and <= '9') Position++;
        return _text.Substring(start, Position - start);
    }

    /// <summary>Gives back what was taken since <paramref name="position"/>.</summary>
    public void ReturnTo(int position) => Position = Math.Min(position, Position);

    private void SkipBlanks()
    {
        while (Position < _text.Length && _text[Position] == ' ') Position++;
    }
}
