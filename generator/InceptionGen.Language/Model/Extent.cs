using System;

namespace InceptionGen.Language.Model;

/// <summary>A kernel, window or stride: rows by columns. "1x7" is one row high and seven columns wide.</summary>
internal readonly record struct Extent(int Height, int Width)
{
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}");
}
