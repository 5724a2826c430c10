using System;
using System.Linq;
using System.Runtime.Intrinsics;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Winograd;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>What follows a layer's sums: the largest value of a clamp, and residual additions after the layers that end them in different ways.</summary>
public unsafe class EpilogueTests
{
    private static readonly Clamp From0To1 = Clamp.Between0And(1);

    [Theory]
    [InlineData(Ways.Direct, 1)]
    [InlineData(Ways.Direct, 3)]
    [InlineData(Ways.WinogradFolded, 1)]
    [InlineData(Ways.WinogradFolded, 3)]
    public void A_convolution_of_an_image_adds_its_result_to_another_map(string algorithm, int threads)
    {
        ConvolutionCase convolution = new(37, 39, 3, 21, new(7, 7)) { Stride = new(2, 2), Padding = new(3, 3, 3, 3), Activation = Activation.None };
        var random = new Random(5);
        float[] weights = [.. Enumerable.Range(0, (int)convolution.Info.Weights).Select(_ => random.NextSingle() - 0.5f)];
        foreach (KernelSet kernels in KernelSets.All)
        {
            Layer layer = kernels.Pack(convolution.Info, weights, new float[21], algorithm, isPrecise: false);
            GuardedMap x = new GuardedMap(2, 37, 39, 3).Fill(random), added = new GuardedMap(2, convolution.OutputHeight, convolution.OutputWidth, 21, 2, 1).Fill(random);
            GuardedMap sums = added.Like(), expected = added.Like(), y = new(2, convolution.OutputHeight, convolution.OutputWidth, 21, 0, 5);

            Frame frame = Frames.New(2, threads, layer.ScratchFloats(2));
            frame.RunAdding(layer, x.View, added.View, y.View, 0.3f, Activation.Relu);
            frame.Run(layer, x.View, sums.View);
            kernels.AddScaled(KernelContexts.New(threads), added.View, sums.View, expected.View, 0.3f, Activation.Relu);
            y.RequireUntouchedGuards();
            y.RequireClose(expected, largestError: 0);
        }
    }

    [Fact]
    public void Products_stay_within_a_clamp_at_every_width()
    {
        RequireClampedProduct<Simd512, Vector512<float>>();
        RequireClampedProduct<Simd256, Vector256<float>>();
        RequireClampedProduct<Simd128, Vector128<float>>();
        RequireClampedProduct<SimdScalar, float>();
    }

    [Fact]
    public void Tiles_stay_within_a_clamp_at_every_width()
    {
        RequireClampedTile<Simd512, Vector512<float>>();
        RequireClampedTile<Simd256, Vector256<float>>();
        RequireClampedTile<Simd128, Vector128<float>>();
        RequireClampedTile<SimdScalar, float>();
    }

    // Products of depth 1 with weight 1 are the rows themselves.
    private static void RequireClampedProduct<TSimd, TVector>()
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        foreach (int outputs in new[] { 1, TSimd.Lanes, (2 * TSimd.Lanes) - 1, 2 * TSimd.Lanes })
        {
            PackedPanels<TSimd, TVector> panels = new(outputs, depth: 1, bias: []);
            for (int i = 0; i < panels[0].Width; i++) panels[0].Weights[i] = 1;
            float[] rows = Values(23);
            float[] sums = new float[23 * outputs], blocked = new float[23 * outputs];
            fixed (float* a = rows, c = sums, d = blocked)
            {
                PanelProduct<TSimd, TVector>.Run(panels[0], new(a, stride: 1, rows.Length, depth: 1), From0To1, c, outputs);
                BlockedProduct<TSimd, TVector>.Run(panels[0], new(a, stride: 1, rows.Length, depth: 1), From0To1, d, outputs);
            }

            float[] expected = [.. rows.SelectMany(row => Enumerable.Repeat(Expected(row), outputs))];
            Assert.Equal(expected, sums);
            Assert.Equal(expected, blocked);
        }
    }

    // With one product that is not 0, the first point's, the first output is that product.
    private static void RequireClampedTile<TSimd, TVector>()
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        int channels = (2 * TSimd.Lanes) + 1, width = 3 * TSimd.Lanes;
        float[] values = Values(channels), products = new float[36 * width], output = new float[16 * width];
        values.CopyTo(products, 0);
        fixed (float* p = products, bias = new float[width], y = output)
        {
            WinogradOutput<TSimd, TVector, FourByThreeSquare>.TransformTile(p, width, bias, From0To1, y, 4 * width, width, rows: 3, columns: 4, channels);
        }

        Assert.Equal(values.Select(Expected), output.Take(channels));
        Assert.All(output.Skip(channels), value => Assert.Equal(0, value));
    }

    private static float[] Values(int count) =>
        [.. Enumerable.Range(0, count).Select(i => i switch { 1 => float.NaN, 2 => float.PositiveInfinity, 3 => float.NegativeInfinity, 4 => 1e-30f, _ => (i - 7) * 0.25f })];

    private static float Expected(float sum) => float.IsNaN(sum) ? sum : sum < 1e-19f ? 0 : Math.Min(sum, 1);
}
