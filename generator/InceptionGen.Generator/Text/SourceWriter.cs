using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace InceptionGen.Generator.Text;

/// <summary>Writes indented source text: '\n' only, no blanks at a line's end, every block closed by the scope that opened it.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Writes a blank line.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>Writes one line, or each line of a raw string, at the current indentation.</summary>
    public void Line(string lines)
    {
        for (int start = 0; start <= lines.Length;)
        {
            int end = lines.IndexOf('\n', start);
            if (end < 0) end = lines.Length;
            AppendLine(lines, start, end);
            start = end + 1;
        }
    }

    /// <inheritdoc cref="Line(string)"/>
    public void Line(ref Interpolated lines) => Line(lines.ToText());

    /// <summary>Writes the header and an opening brace; the closing brace (and <paramref name="after"/>, such as ";") follows when the scope ends.</summary>
    public Scope Block(string header, string after = "")
    {
        Line(header);
        Line("{");
        _level++;
        return new Scope(this, "}" + after);
    }

    /// <inheritdoc cref="Block(string, string)"/>
    public Scope Block(ref Interpolated header, string after = "") => Block(header.ToText(), after);

    /// <summary>Indents what is written until the scope ends.</summary>
    public Scope Indented()
    {
        _level++;
        return new Scope(this, closing: null);
    }

    /// <exception cref="InvalidOperationException">A block is still open.</exception>
    public override string ToString() => _level == 0
        ? _text.ToString()
        : throw new InvalidOperationException("A block of the generated source is still open.");

    /// <inheritdoc cref="ToString"/>
    public SourceText ToSourceText() => SourceText.From(ToString(), Encoding.UTF8);

    private void AppendLine(string lines, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(lines[end - 1])) end--;
        if (end > start) _text.Append(' ', _level * SpacesPerLevel).Append(lines, start, end - start);
        _text.Append('\n');
    }

    private void Close(string? closing)
    {
        _level--;
        if (closing is not null) Line(closing);
    }

    /// <summary>Ends a block or an indentation.</summary>
    internal readonly struct Scope(SourceWriter writer, string? closing) : IDisposable
    {
        public void Dispose() => writer.Close(closing);
    }

    /// <summary>An interpolated string that cannot depend on the culture: it takes texts and whole numbers, and nothing else compiles.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Interpolated(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (8 * formattedCount));

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted(string? value) => _text.Append(value);

        public void AppendFormatted(char value) => _text.Append(value);

        public void AppendFormatted(long value) => _text.Append(value.ToString(CultureInfo.InvariantCulture));

        public string ToText() => _text.ToString();
    }
}
