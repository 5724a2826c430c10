using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;

namespace InceptionGen.Language.Text;

/// <summary>Reads JSON (RFC 8259) up to its first mistake and keeps the place of every value.</summary>
internal sealed class JsonReader
{
    /// <summary>Tables nest five deep; deeper texts are not tables, and reading them must not exhaust the stack.</summary>
    private const int MaximumDepth = 64;

    private readonly string _text;
    private readonly CancellationToken _cancellation;
    private int _position;
    private JsonError? _error;

    private JsonReader(TableText table, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _text = table.Content;
        _position = table.Start;
    }

    /// <summary>The value, or the mistake.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static (JsonValue? Value, JsonError? Error) Read(TableText table, CancellationToken cancellation = default)
    {
        var reader = new JsonReader(table, cancellation);
        JsonValue? value = reader.TakeValue(depth: 0, "a JSON object {...}");
        if (value is not null && !reader.AtEnd()) value = reader.Fail<JsonValue>("expected the end of the file after the table");
        return (value, reader._error);
    }

    private JsonValue? TakeValue(int depth, string expected)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (AtEnd()) return Fail<JsonValue>("expected " + expected);
        if (depth > MaximumDepth) return Fail<JsonValue>("values are nested more than " + MaximumDepth.ToString(CultureInfo.InvariantCulture) + " deep");

        return _text[_position] switch
        {
            '{' => TakeObject(depth),
            '[' => TakeArray(depth),
            '"' => TakeText(),
            '\'' => Fail<JsonValue>("a text is in double quotes"),
            '/' => Fail<JsonValue>("JSON has no comments; use the key \"note\""),
            char first when IsLiteral(first) => TakeLiteral(expected),
            _ => Fail<JsonValue>("expected " + expected),
        };
    }

    private JsonObject? TakeObject(int depth)
    {
        int start = _position++;
        var members = new List<JsonMember>();
        if (TakeSign('}')) return new JsonObject(start, _position, members);

        do
        {
            if (AtEnd() || _text[_position] != '"') return Fail<JsonObject>(members.Count == 0 ? "expected a key in double quotes, or '}'" : "expected a key in double quotes after the comma");
            if (TakeText() is not JsonText key) return null;
            if (!TakeSign(':')) return Fail<JsonObject>("expected ':' after the key");
            if (TakeValue(depth + 1, "a value after the ':'") is not JsonValue value) return null;

            members.Add(new JsonMember(key.Content, value));
        }
        while (TakeSign(','));

        return TakeSign('}') ? new JsonObject(start, _position, members) : Fail<JsonObject>("expected ',' or '}' after the value");
    }

    private JsonArray? TakeArray(int depth)
    {
        int start = _position++;
        var items = new List<JsonValue>();
        if (TakeSign(']')) return new JsonArray(start, _position, items);

        do
        {
            if (TakeValue(depth + 1, items.Count == 0 ? "a value, or ']'" : "a value after the comma") is not JsonValue item) return null;
            items.Add(item);
        }
        while (TakeSign(','));

        return TakeSign(']') ? new JsonArray(start, _position, items) : Fail<JsonArray>("expected ',' or ']' after the value");
    }

    private JsonText? TakeText()
    {
        int start = _position;
        if (!JsonString.TryRead(_text, ref _position, out SpannedText content, out JsonError? mistake))
        {
            _error = mistake;
            return null;
        }

        return new JsonText(start, _position, content);
    }

    private JsonValue? TakeLiteral(string expected)
    {
        int start = _position;
        while (_position < _text.Length && IsLiteral(_text[_position])) _position++;
        string literal = _text.Substring(start, _position - start);
        if (literal is "true" or "false" or "null" || IsNumber(literal)) return new JsonLiteral(start, _position, literal);

        bool looksLikeNumber = literal[0] is (>= '0' and <= '9') or '-' or '+' or '.';
        _error = new JsonError(start, _position, looksLikeNumber
            ? "'" + Excerpt.Of(literal) + "' is not a JSON number; a value such as 3x3 or 2.7K belongs in double quotes"
            : "expected " + expected + ", found '" + Excerpt.Of(literal) + "'; a text is in double quotes");
        return null;
    }

    private static bool IsLiteral(char character) => char.IsLetterOrDigit(character) || character is '-' or '+' or '.' or '_' or '%' or '#';

    private static bool IsNumber(string literal)
    {
        int index = literal[0] == '-' ? 1 : 0;
        bool startsWithZero = index < literal.Length && literal[index] == '0';
        int wholeDigits = SkipDigits(literal, ref index);
        if (wholeDigits == 0 || (startsWithZero && wholeDigits > 1)) return false;

        if (index < literal.Length && literal[index] == '.')
        {
            index++;
            if (SkipDigits(literal, ref index) == 0) return false;
        }

        if (index == literal.Length) return true;
        if (literal[index++] is not ('e' or 'E')) return false;
        if (index < literal.Length && literal[index] is '+' or '-') index++;
        return SkipDigits(literal, ref index) > 0 && index == literal.Length;
    }

    private static int SkipDigits(string literal, ref int index)
    {
        int start = index;
        while (index < literal.Length && literal[index] is >= '0' and <= '9') index++;
        return index - start;
    }

    private bool TakeSign(char sign)
    {
        if (AtEnd() || _text[_position] != sign) return false;

        _position++;
        return true;
    }

    private bool AtEnd()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n') _position++;
        return _position == _text.Length;
    }

    private T? Fail<T>(string detail) where T : JsonValue
    {
        int end = Math.Min(_position + (Characters.IsPairAt(_text, _position) ? 2 : 1), _text.Length);
        string found = _position == _text.Length ? "the end of the file" : Found(_text.Substring(_position, end - _position));
        _error = new JsonError(_position, end, detail + ", found " + found);
        return null;
    }

    private static string Found(string character) => char.IsControl(character[0]) || Spelling.IsBlank(character[0])
        ? "the invisible character U+" + ((int)character[0]).ToString("X4", CultureInfo.InvariantCulture)
        : "'" + Excerpt.Of(character) + "'";
}
