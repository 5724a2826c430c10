using System;

namespace InceptionGen.Language.Model;

/// <summary>The shape of one image's feature map: rows, columns and channels.</summary>
internal readonly record struct Shape(int Height, int Width, int Channels)
{
    public Extent Size => new(Height, Width);

    public long Elements => (long)Height * Width * Channels;

    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}x{Channels}");
}

/// <summary>A kernel, window or stride: rows by columns. "1x7" is one row high and seven columns wide.</summary>
internal readonly record struct Extent(int Height, int Width)
{
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}");
}

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
