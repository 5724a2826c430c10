using System;

#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>A kernel, window or stride: rows by columns. 1x7 is one row high and seven columns wide.</summary>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
readonly record struct Extent(int Height, int Width)
{
    /// <summary>As many rows as columns.</summary>
    public Extent(int side)
        : this(side, side)
    {
    }

    /// <summary>As the papers print it: 3x3.</summary>
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}");
}
