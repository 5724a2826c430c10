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
