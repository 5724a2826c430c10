using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>Names that a row may have been meant to have where another row has its name already: one number or letter further or back, as the rows around it count.</summary>
internal static class FreeNames
{
    /// <summary>The names, each with how many of the two rows around count up to it or from it.</summary>
    /// <param name="isTaken">Whether a row has the name.</param>
    /// <param name="above">The name of the row above; empty at the top.</param>
    /// <param name="below">The name of the row below; empty at the end.</param>
    public static IEnumerable<(string Name, int Fit)> Of(string name, Func<string, bool> isTaken, string above, string below) => Neighbours(name)
        .Where(other => !isTaken(other))
        .Select(other => (other, (IsNext(above, other) ? 1 : 0) + (IsNext(other, below) ? 1 : 0)));

    /// <summary>Whether one number or letter of a name is one more than in another, and all else is alike or starts again ("4e", "5a").</summary>
    private static bool IsNext(string name, string next) => Places(name).Any(place => Moved(name, place, 1) is { } moved && (moved == next || Restarted(moved, place) == next));

    /// <summary>The last number of a name counts fastest.</summary>
    private static IEnumerable<string> Neighbours(string name) => Places(name).Reverse().SelectMany(place => new[] { Moved(name, place, 1), Moved(name, place, -1) }).OfType<string>();

    /// <summary>The numbers of a name, and its letters that stand alone after a number.</summary>
    private static IEnumerable<(int Start, int Length)> Places(string name)
    {
        for (int index = 0; index < name.Length; index++)
        {
            int start = index;
            while (index < name.Length && char.IsDigit(name[index])) index++;
            if (index > start) yield return (start, index - start);
            bool isAlone = index > start && index < name.Length && name[index] is >= 'a' and <= 'z' && (index + 1 == name.Length || !char.IsLetterOrDigit(name[index + 1]));
            if (isAlone) yield return (index, 1);
        }
    }

    private static string? Moved(string name, (int Start, int Length) place, int by)
    {
        string text = name.Substring(place.Start, place.Length), before = name.Substring(0, place.Start), after = name.Substring(place.Start + place.Length);
        if (!char.IsDigit(text[0])) return text[0] + by is >= 'a' and <= 'z' ? before + (char)(text[0] + by) + after : null;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number + by >= 0
            ? before + (number + by).ToString(CultureInfo.InvariantCulture) + after
            : null;
    }

    /// <summary>The name with the letter after its number at "a".</summary>
    private static string Restarted(string name, (int Start, int Length) place)
    {
        int letter = place.Start + place.Length;
        return letter < name.Length && char.IsDigit(name[place.Start]) && name[letter] is >= 'a' and <= 'z' ? name.Substring(0, letter) + "a" + name.Substring(letter + 1) : name;
    }
}
