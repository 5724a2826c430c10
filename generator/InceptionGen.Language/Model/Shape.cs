using System;

namespace InceptionGen.Language.Model;

/// <summary>The shape of one image's feature map: rows, columns and channels.</summary>
internal readonly record struct Shape(int Height, int Width, int Channels)
{
    public Extent Size => new(Height, Width);

    public long Elements => (long)Height * Width * Channels;

    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}x{Channels}");
}
