using System;
using System.Globalization;

namespace InceptionGen.Language.Text;

/// <summary>How likely it is that someone who meant one text typed another: 0 is a slip of a finger, larger is less likely.</summary>
internal static class Slip
{
    /// <summary>A text that no slip explains.</summary>
    public const double None = 3;

    /// <param name="typed">The number in the table.</param>
    /// <param name="meant">The number that should be there.</param>
    public static double Between(int typed, int meant)
    {
        double words = Between(typed.ToString(CultureInfo.InvariantCulture), meant.ToString(CultureInfo.InvariantCulture));
        if (Math.Abs((long)typed - meant) == 1) return Math.Min(words, 0.5);

        bool isATenth = Math.Abs(Math.Abs((long)typed - meant) - Math.Max(2, meant * 0.1)) <= 0.5;
        return isATenth ? Math.Min(words, 2) : words;
    }

    public static double Between(string typed, string meant)
    {
        if (typed.Length + 1 == meant.Length && IsWithout(meant, typed)) return 0;
        if (typed.Length == meant.Length + 1) return IsDoubled(typed, meant) ? 0 : IsWithout(typed, meant) ? 1 : None;
        if (typed.Length != meant.Length) return None;

        int first = -1, different = 0;
        for (int index = 0; index < typed.Length; index++)
        {
            if (typed[index] == meant[index]) continue;
            if (different++ == 0) first = index;
        }

        if (different == 1) return 1;
        return different == 2 && typed[first] == meant[first + 1] && typed[first + 1] == meant[first] ? 0 : None;
    }

    private static bool IsWithout(string longer, string shorter)
    {
        int index = 0;
        while (index < shorter.Length && longer[index] == shorter[index]) index++;
        return string.CompareOrdinal(longer, index + 1, shorter, index, shorter.Length - index) == 0;
    }

    /// <summary>Whether one character of the shorter text is there twice in the longer one.</summary>
    private static bool IsDoubled(string longer, string shorter)
    {
        for (int index = 0; index < shorter.Length; index++)
        {
            if (longer == shorter.Insert(index, shorter.Substring(index, 1))) return true;
        }

        return false;
    }
}
