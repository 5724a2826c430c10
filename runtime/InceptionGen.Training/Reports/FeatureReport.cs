using System;
using System.Collections.Generic;

namespace InceptionGen.Training;

/// <summary>How far the features of a frozen base were computed once. See <see cref="FeatureCache"/>.</summary>
/// <param name="BytesPerImage">What an image's features take: four bytes for each number that frozen rows hand on; 0 if no convolution is frozen below all that is trained or random.</param>
/// <param name="Kept">Images whose features are kept now.</param>
/// <param name="FromCache">Images of all steps and evaluations whose features were not computed, since rows were frozen last.</param>
/// <param name="Remarks">What was found wrong: a cache of other weights, a damaged file, a disk that is full. Each says what was done.</param>
public sealed record FeatureReport(long BytesPerImage, int Kept, long FromCache, IReadOnlyList<string> Remarks)
{
    /// <summary>A line, and one for each remark.</summary>
    public override string ToString()
    {
        string text = BytesPerImage == 0
            ? "no features: nothing is frozen"
            : FormattableString.Invariant($"features of {BytesPerImage:N0} bytes an image; {Kept:N0} kept, {FromCache:N0} taken from the cache");
        return string.Join('\n', [text, .. Remarks]);
    }
}
