using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Serve.Page.Markup;

/// <summary>An interpolated text whose values are escaped, so that nobody can forget it.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlText
{
    private readonly StringBuilder _text;

    /// <summary>Called by the compiler.</summary>
    public HtmlText(int literalLength, int formattedCount) => _text = new(literalLength + (formattedCount * 16));

    /// <summary>Takes HTML as the program has it.</summary>
    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>Takes HTML.</summary>
    public void AppendFormatted(Html html) => _text.Append(html);

    /// <summary>Takes a text, escaped.</summary>
    public void AppendFormatted(string? text) => _text.Append(HtmlEncoder.Default.Encode(text ?? ""));

    /// <summary>Takes a value, escaped, the same in every culture.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
