using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Planning;

/// <summary>1x1 convolutions that read one map at the same time. They decide together which of them are computed by Strassen's algorithm: its sums of pixels are made once for all of these.
/// A convolution that reads its map alone is a group of one.</summary>
/// <param name="convolutions">Those of the group.</param>
internal sealed class PointwiseGroup(IEnumerable<ConvolutionSpec> convolutions)
{
    // Strassen's weights are three quarters more, which must be worth it.
    private const double WorthwhileShare = 0.98;

    private readonly double saved = convolutions.Sum(Saved);

    /// <summary>How a convolution of the group can be computed, the chosen way first. Strassen's sums of pixels are counted to those that use them in proportion to what each saves by them,
    /// so that each takes less than its product, and all together what they take; where nothing uses them, wholly to each, since it would be the first.</summary>
    public EquatableArray<Candidate> Candidates(ConvolutionSpec convolution)
    {
        Candidate product = new(ConvolutionAlgorithm.Pointwise, Cost.OfProduct(convolution));
        if (!HasHalves(convolution)) return EquatableArray.Of(product);

        // The set that takes least: if any convolution is worth the sums together with others, all are that save something once the sums are there.
        double sums = Cost.OfSumsOfPixels(convolution.Input), saves = Saved(convolution);
        bool makesSums = saved > sums;
        double share = makesSums ? sums * saves / saved : sums;
        Candidate strassen = new(ConvolutionAlgorithm.PointwiseStrassen, Cost.OfStrassen(convolution).Plus(share));
        return makesSums && saves > 0 ? EquatableArray.Of(strassen, product) : EquatableArray.Of(product, strassen);
    }

    // Beyond the least that is worth it, and but for the sums of pixels.
    private static double Saved(ConvolutionSpec convolution) => HasHalves(convolution)
        ? Math.Max(0, (WorthwhileShare * Cost.OfProduct(convolution).Milliseconds) - Cost.OfStrassen(convolution).Milliseconds)
        : 0;

    // Halves of input channels need a vector each. Halves of one vector of outputs fill half a panel of weights, and save nothing.
    private static bool HasHalves(ConvolutionSpec convolution) =>
        convolution.Input.Channels % 2 == 0 && convolution.Input.Channels >= 2 * Cost.MostLanes && convolution.Output.Channels > 2 * Cost.MostLanes;
}
