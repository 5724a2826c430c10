using System;

namespace InceptionGen.Language.Model;

/// <summary>Rows and columns of padding around a map.</summary>
internal readonly record struct Padding(int Top, int Bottom, int Left, int Right)
{
    public static Padding None => default;

    /// <summary>As a table's padding cell has it: "3", "3x0" (rows x columns), "0+1" or "0+1x2+3" (before+after).</summary>
    public string Text
    {
        get
        {
            string rows = Side(Top, Bottom), columns = Side(Left, Right);
            return rows == columns ? rows : rows + "x" + columns;
        }
    }

    private static string Side(int before, int after) =>
        before == after ? FormattableString.Invariant($"{before}") : FormattableString.Invariant($"{before}+{after}");
}
