namespace InceptionGen;

/// <summary>Rows and columns of padding around a map.</summary>
public readonly record struct Padding(int Top, int Bottom, int Left, int Right)
{
    /// <summary>As a table's padding cell has it: "3", "0+1", "0x3", "1+0x0+1".</summary>
    public override string ToString()
    {
        string rows = Side(Top, Bottom), columns = Side(Left, Right);
        return rows == columns ? rows : rows + "x" + columns;

        static string Side(int before, int after) => before == after
            ? before.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{before}+{after}");
    }
}
