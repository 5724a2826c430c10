using System;
using System.Collections.Generic;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>A text with stars, each of which matches any text: "inception (*)".</summary>
internal sealed class NamePattern(string pattern)
{
    private readonly string _normal = Spelling.Normalize(pattern);
    private readonly string[] _pieces = Spelling.Normalize(pattern).Split('*');

    public bool HasStars => pattern.IndexOf('*') >= 0;

    /// <summary>What the stars match, as written in the text, each as short as possible; null if the text does not match.</summary>
    public IReadOnlyList<string>? Match(string text) => Match(text, Spelling.Normalize(text));

    /// <param name="text">The text as written.</param>
    /// <param name="spelt">The same in one spelling, which many patterns share.</param>
    public IReadOnlyList<string>? Match(string text, string spelt)
    {
        if (!HoldsPieces(spelt)) return null;

        var starts = new List<int>();
        var ends = new List<int>();
        int patternIndex = 0, textIndex = 0, afterStar = -1;
        while (true)
        {
            if (patternIndex < _normal.Length && _normal[patternIndex] == '*')
            {
                starts.Add(textIndex);
                ends.Add(textIndex);
                afterStar = ++patternIndex;
                continue;
            }

            if (patternIndex == _normal.Length && textIndex == text.Length) return Captures(text, starts, ends);
            if (patternIndex < _normal.Length && textIndex < spelt.Length && _normal[patternIndex] == spelt[textIndex])
            {
                patternIndex++;
                textIndex++;
                continue;
            }

            // What follows the last star is not here: extend the star by one.
            if (afterStar < 0 || ends[ends.Count - 1] == spelt.Length) return null;
            textIndex = ++ends[ends.Count - 1];
            patternIndex = afterStar;
        }
    }

    /// <summary>Whether the text holds the pieces between the stars in this order. A match needs that, and most texts fail here at no cost.</summary>
    private bool HoldsPieces(string spelt)
    {
        int from = 0;
        for (int piece = 0; piece < _pieces.Length; piece++)
        {
            int found = spelt.IndexOf(_pieces[piece], from, StringComparison.Ordinal);
            if (found < 0 || (piece == 0 && found > 0)) return false;
            from = found + _pieces[piece].Length;
        }

        return true;
    }

    private static List<string> Captures(string text, List<int> starts, List<int> ends)
    {
        var captures = new List<string>();
        for (int index = 0; index < starts.Count; index++) captures.Add(text.Substring(starts[index], ends[index] - starts[index]));
        return captures;
    }
}
