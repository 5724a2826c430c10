using System;

#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>Rows and columns of padding around a map.</summary>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
readonly record struct Padding(int Top, int Bottom, int Left, int Right)
{
    /// <summary>The same on all sides.</summary>
    public Padding(int side)
        : this(side, side, side, side)
    {
    }

    /// <summary>None on any side.</summary>
    public static Padding None => default;

    /// <summary>As a table's padding cell has it: "3", "3x0" (rows x columns), "0+1" or "0+1x2+3" (before+after).</summary>
    public override string ToString()
    {
        string rows = Side(Top, Bottom), columns = Side(Left, Right);
        return rows == columns ? rows : rows + "x" + columns;
    }

    private static string Side(int before, int after) =>
        before == after ? FormattableString.Invariant($"{before}") : FormattableString.Invariant($"{before}+{after}");
}
