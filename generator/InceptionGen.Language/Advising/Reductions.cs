using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Advising;

/// <summary>Branches whose large kernels read a module's whole input, where a 1x1 convolution could reduce it first (Going deeper, section 4; Rethinking, principle 3).</summary>
/// <param name="convolutions">All of the network.</param>
internal sealed class Reductions(IReadOnlyList<PlacedConvolution> convolutions)
{
    /// <summary>A single module shows what modules are.</summary>
    private const int FewestModules = 2;

    private const int Step = 8;

    /// <summary>How many filters a reduction has for one of the convolution after it, if the table has no other: the middle one of GoogLeNet's.</summary>
    private const double OfThree = 1.0 / 2, OfMore = 3.0 / 8;

    /// <summary>More of the operations left is not worth a layer.</summary>
    private const double MostLeft = 2.0 / 3;

    private const double Rounding = 1e-9;

    /// <summary>The table's own, by the kernel after the reduction.</summary>
    private readonly Dictionary<Extent, double> _ratios = convolutions.Where(convolution => convolution.IsSpatial && convolution.IsReduced).GroupBy(convolution => convolution.Spec.Kernel)
        .ToDictionary(alike => alike.Key, alike => Middle([.. alike.Select(convolution => (double)convolution.Spec.Input.Channels / convolution.Spec.Output.Channels)]));

    public IEnumerable<DiagnosticInfo> Of(IReadOnlyList<TrunkRow> trunk)
    {
        if (trunk.Where(row => row.IsModule).Select(row => row.At.Cell.Location).Distinct().Count() < FewestModules) yield break;

        foreach (PlacedConvolution convolution in convolutions)
        {
            if (convolution.At.Cell.Sic is not null || Before(convolution) is not { } width) continue;

            yield return new DiagnosticInfo(Rules.NoReduction, convolution.At.Cell.Location, EquatableArray.Of(
                convolution.At.InWords, width.ToString(CultureInfo.InvariantCulture), convolution.Kernel,
                OperationCount.Of(Cost(convolution, width)), OperationCount.Of(convolution.Spec.MultiplyAdds)));
        }
    }

    /// <summary>The filters of a reduction that would make a convolution cheaper, in the ratio of the table's others; null if none would.</summary>
    public int? Before(PlacedConvolution convolution)
    {
        if (!convolution.IsSpatial || !convolution.StartsBranch) return null;

        if (!_ratios.TryGetValue(convolution.Spec.Kernel, out double usual)) usual = convolution.Spec.Kernel == new Extent(3, 3) ? OfThree : OfMore;
        int width = (int)Math.Ceiling((convolution.Spec.Output.Channels * usual / Step) - Rounding) * Step;
        return width < convolution.Spec.Input.Channels && OperationCount.IsWorth(convolution.Spec.MultiplyAdds, Cost(convolution, width), MostLeft) ? width : null;
    }

    /// <summary>What a reduction and the convolution after it cost.</summary>
    private static long Cost(PlacedConvolution convolution, int width)
    {
        ConvolutionSpec spec = convolution.Spec;
        long large = convolution.MultiplyAdds((long)spec.Kernel.Height * spec.Kernel.Width * width * spec.Output.Channels);
        return ((long)spec.Input.Height * spec.Input.Width * spec.Input.Channels * width) + large;
    }

    private static double Middle(double[] ratios)
    {
        Array.Sort(ratios);
        return ratios[ratios.Length / 2];
    }
}
