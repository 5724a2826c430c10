namespace InceptionGen;

/// <summary>The shape of one image's feature map: rows, columns and channels.</summary>
public readonly record struct MapShape(int Height, int Width, int Channels)
{
    /// <summary>Height x Width x Channels.</summary>
    public long Elements => (long)Height * Width * Channels;

    /// <summary>The shape that a map type stands for.</summary>
    public static MapShape Of<TMap>()
        where TMap : struct, IFeatureMap => new(TMap.Height, TMap.Width, TMap.Channels);

    /// <summary>As the papers print it: 28x28x256.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Height}x{Width}x{Channels}");
}

/// <summary>A kernel, window or stride: rows by columns. 1x7 is one row high and seven columns wide.</summary>
public readonly record struct Extent(int Height, int Width)
{
    /// <summary>As the papers print it: 3x3.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Height}x{Width}");
}

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
