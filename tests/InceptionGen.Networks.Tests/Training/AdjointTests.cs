using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;
using InceptionGen.Shipped;
using InceptionGen.Training.Nodes;
using Xunit;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>The gradients of every convolution of the shipped tables, at its real size: y = A(w) x is linear in w and in x, so that for any x, w and dy
/// the products of y and dy, of x and dx, and of w and dw are the same number.</summary>
public sealed unsafe class AdjointTests
{
    private const int Batch = 2;
    private const int Threads = 2;

    // Of the size that the products have if their factors are independent, as random ones are.
    private const double Tolerance = 2e-3;

    public static TheoryData<string> Networks => [.. ShippedNetworks.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Sums_and_both_gradients_make_the_same_product(string name)
    {
        foreach (ConvolutionInfo convolution in Distinct(name)) Check(convolution);
    }

    // Each size once, at the first network that has it. Linear layers too large for a quick test are the same product as smaller ones; and with narrow
    // vectors those convolutions that would take minutes.
    private static IEnumerable<ConvolutionInfo> Distinct(string name) =>
        ShippedNetworks.All.SelectMany(network => network.Describe().Operations.OfType<ConvolutionInfo>().Select(convolution => (network.Name, Convolution: convolution)))
            .Where(place => place.Convolution is not BatchNormRowInfo && place.Convolution.KernelLength <= 1 << 23)
            .Where(place => KernelSet.Best.Lanes >= 8 || place.Convolution.Products <= 20_000_000)
            .DistinctBy(place => SizeOf(place.Convolution))
            .Where(place => place.Name == name)
            .Select(place => place.Convolution);

    private static object SizeOf(ConvolutionInfo convolution) =>
        (convolution.Kernel, convolution.Stride, convolution.Padding, convolution.Groups, convolution.Input, convolution.Output, convolution is LinearInfo);

    private static void Check(ConvolutionInfo convolution)
    {
        var products = new ConvolutionProducts(convolution, Activation.None, isDense: true, hasInputGradient: true);
        KernelContext context = new(products.ScratchFloats(Batch), Threads);
        var random = new Random(17);
        (Map x, Map dx, Map y, Map dy) = (new(convolution.Input), new(convolution.Input), new(convolution.Output), new(convolution.Output));
        (PinnedFloats w, PinnedFloats dw) = (new(convolution.KernelLength), new(convolution.KernelLength));
        foreach (PinnedFloats numbers in new[] { x.Memory, dy.Memory, w })
        {
            foreach (ref float number in numbers.Span) number = (random.NextSingle() * 2) - 1;
        }

        products.Forward(context, w.Data, bias: [], version: 1, x.View, y.View);
        MapView stretched = products.Stretched is { } shape ? new Map(shape).View : default;
        products.InputGradient(context, w.Data, version: 1, dy.View, stretched, dx.View);
        products.KernelGradient(context, x.View, dy.View, dw.Data);

        (double ofY, double ofX, double ofW) = (Product(y, dy), Product(x, dx), Product(w.Span, dw.Span));
        double size = Math.Sqrt(Product(y, y) * Product(dy, dy) / ((double)convolution.Output.Elements * Batch));
        string what = $"{convolution.Kernel}/{convolution.Stride}, {convolution.Input} to {convolution.Output}, groups {convolution.Groups}, padding {convolution.Padding}";
        Assert.True(Math.Abs(ofX - ofY) <= Tolerance * size, $"{what}: gradient of the input makes {ofX}, not {ofY} (size {size})");
        Assert.True(Math.Abs(ofW - ofY) <= Tolerance * size, $"{what}: gradient of the kernel makes {ofW}, not {ofY} (size {size})");
    }

    private static double Product(Map a, Map b) => Product(a.Numbers, b.Numbers);

    private static double Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (double)a[i] * b[i];
        return sum;
    }

    /// <summary>A batch of maps, with room for vectors that reach beyond its last channel.</summary>
    private sealed class Map(MapShape shape)
    {
        private const int FloatsBehind = 64;

        public PinnedFloats Memory { get; } = new((shape.Elements * Batch) + FloatsBehind);

        public ReadOnlySpan<float> Numbers => Memory.Span[..(int)(shape.Elements * Batch)];

        public MapView View => new(Memory, 0, Batch, shape.Height, shape.Width, shape.Channels, shape.Channels);
    }
}
