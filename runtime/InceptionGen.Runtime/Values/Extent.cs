namespace InceptionGen;

/// <summary>A kernel, window or stride: rows by columns. 1x7 is one row high and seven columns wide.</summary>
public readonly record struct Extent(int Height, int Width)
{
    /// <summary>As the papers print it: 3x3.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Height}x{Width}");
}
