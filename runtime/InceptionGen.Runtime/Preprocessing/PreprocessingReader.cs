using System;
using System.Globalization;

namespace InceptionGen;

/// <summary>Reads the words of a preprocessing from left to right.</summary>
internal struct PreprocessingReader(string text)
{
    private const string Operators = "+-*/";

    private int _position;

    /// <summary>Reads the order of the channels: whether it is bgr.</summary>
    public bool ReadsBgr()
    {
        SkipBlanks();
        ReadOnlySpan<char> rest = text.AsSpan(_position);
        foreach (string order in (ReadOnlySpan<string>)["rgb", "bgr"])
        {
            if (!rest.StartsWith(order, StringComparison.OrdinalIgnoreCase)) continue;
            _position += order.Length;
            return order == "bgr";
        }

        throw Wrong("it must begin with the order of the channels, rgb or bgr");
    }

    /// <summary>Reads an operator and its numbers, one for all channels or one for each. Returns false at the end.</summary>
    public bool TryReadStep(out char operation, Span<float> operands)
    {
        operation = '\0';
        SkipBlanks();
        if (_position == text.Length) return false;
        if (!Operators.Contains(text[_position])) throw Wrong("a step must be + - * or / with one number, or one per channel");

        operation = text[_position++];
        int count = 0;
        while (TryReadNumber(out float number))
        {
            if (count == operands.Length) throw Wrong("a step needs one number, or one per channel");
            if (number == 0 && operation == '/') throw Wrong("it divides by zero");
            operands[count++] = number;
        }

        if (count == 1) operands.Fill(operands[0]);
        return count == 1 || count == operands.Length ? true : throw Wrong("a step needs one number, or one per channel");
    }

    private bool TryReadNumber(out float number)
    {
        SkipBlanks();
        int end = _position;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsOperatorAt(end)) end++;

        ReadOnlySpan<char> word = text.AsSpan(_position, end - _position);
        number = 0;
        if (word.IsEmpty) return false;
        const NumberStyles unsigned = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!float.TryParse(word, unsigned, CultureInfo.InvariantCulture, out number) || !float.IsFinite(number)) throw Wrong($"{word} is not a number");
        _position = end;
        return true;
    }

    // The sign of an exponent, as in 1e-3, belongs to its number.
    private readonly bool IsOperatorAt(int index) =>
        Operators.Contains(text[index]) && !(index > _position && text[index - 1] is 'e' or 'E');

    private void SkipBlanks()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
    }

    private readonly FormatException Wrong(string reason) => new(string.Create(
        CultureInfo.InvariantCulture, $"The preprocessing '{text}' is wrong at character {_position + 1}: {reason}. It is written like 'rgb / 127.5 - 1' or 'bgr - 104 117 123'."));
}
