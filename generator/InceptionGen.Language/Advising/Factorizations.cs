using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Advising;

/// <summary>Kernels that smaller ones can replace (Rethinking, section 3): 5x5 by two of 3x3, larger ones on small maps by 1xn and nx1 and on large maps by several of
/// 3x3. GoogLeNet's 5x5, which reads fewer channels than it gives, is left alone, and so are kernels with a stride, which read images.</summary>
internal static class Factorizations
{
    private const int Smallest = 5, SmallestOfOthers = 7;

    /// <summary>Larger maps are early ones, where 1xn and nx1 do not work well (section 3.2).</summary>
    private const int LargestMap = 20;

    /// <summary>More of the operations left is not worth another layer.</summary>
    private const double MostLeft = 0.75;

    private static readonly string[] Numbers = ["two", "three", "four", "five"];

    public static IEnumerable<DiagnosticInfo> Of(IReadOnlyList<PlacedConvolution> convolutions, Reductions reductions)
    {
        foreach (PlacedConvolution convolution in convolutions)
        {
            ConvolutionSpec spec = convolution.Spec;
            int size = spec.Kernel.Height;
            bool isLarge = convolution.IsSpatial && spec.Kernel.Width == size && size % 2 == 1 && (size >= SmallestOfOthers || (size >= Smallest && spec.Input.Channels >= spec.Output.Channels));
            // At the start of a branch, a reduction saves more.
            if (!isLarge || convolution.At.Cell.Sic is not null || (convolution.StartsBranch && (size < SmallestOfOthers || reductions.Before(convolution) is not null))) continue;

            bool isSplit = size >= SmallestOfOthers && spec.Output.Height <= LargestMap;
            int layers = isSplit ? 2 : (size - 1) / 2, weights = isSplit ? size : 9;
            long after = convolution.MultiplyAdds(((long)weights * spec.Input.Channels * spec.Output.Channels) + ((layers - 1L) * weights * spec.Output.Channels * spec.Output.Channels));
            if (!OperationCount.IsWorth(spec.MultiplyAdds, after, MostLeft)) continue;

            string share = (100.0 * after / spec.MultiplyAdds).ToString("F0", CultureInfo.InvariantCulture);
            string instead = isSplit ? FormattableString.Invariant($"1x{size} and {size}x1") : (layers - 2 < Numbers.Length ? Numbers[layers - 2] : layers.ToString(CultureInfo.InvariantCulture)) + " convolutions of 3x3";
            yield return new DiagnosticInfo(Rules.KernelFactorizes, convolution.At.Cell.Location, EquatableArray.Of(
                convolution.At.InWords, instead, convolution.Kernel, OperationCount.Of(after), OperationCount.Of(spec.MultiplyAdds), share));
        }
    }
}
