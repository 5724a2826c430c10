using System;
using System.Linq;
using InceptionGen.Training.Data.Augmenting;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class WarpTests
{
    private const int Height = 5;
    private const int Width = 7;
    private const int Channels = 3;

    private static readonly float[] Image = [.. Enumerable.Range(0, Height * Width * Channels).Select(i => (i * 37 % 251) + 0.25f)];

    public static TheoryData<FillMode> Fills => [.. Enum.GetValues<FillMode>()];

    // Worked out from the matrices of Keras' documentation, multiplied in another program: XX, XY, X, YX, YY, Y.
    [Theory]
    [InlineData(30, 0, 0, 0, 1, 1, 150, 150, new[] { 0.866025, -0.5, 47.231107, 0.5, 0.866025, -27.268893 })]
    [InlineData(30, 0, 0, 0, 1, 1, 100, 60, new[] { 0.866025, -0.5, 21.381743, 0.5, 0.866025, -20.797749 })]
    [InlineData(0, 12, -7, 0, 1, 1, 100, 60, new[] { 1, 0, 12, 0, 1, -7.0 })]
    [InlineData(0, 0, 0, 10, 1, 1, 150, 150, new[] { 1, -0.173648, 12.936789, 0, 0.984808, 1.131822 })]
    [InlineData(0, 0, 0, 10, 1, 1, 100, 60, new[] { 1, -0.173648, 5.122621, 0, 0.984808, 0.448171 })]
    [InlineData(0, 0, 0, 0, 0.8, 1.25, 150, 150, new[] { 0.8, 0, 14.9, 0, 1.25, -18.625 })]
    [InlineData(0, 0, 0, 0, 0.8, 1.25, 100, 60, new[] { 0.8, 0, 9.9, 0, 1.25, -7.375 })]
    [InlineData(30, 12, -7, 10, 0.8, 1.25, 150, 150, new[] { 0.69282, -0.803485, 96.636787, 0.4, 0.957556, -26.700067 })]
    [InlineData(30, 12, -7, 10, 0.8, 1.25, 100, 60, new[] { 0.69282, -0.803485, 52.800492, 0.4, 0.957556, -18.610067 })]
    public void The_matrix_is_that_of_Keras_about_the_true_centre(
        double rotation, double shiftX, double shiftY, double shear, double zoomX, double zoomY, int width, int height, double[] expected)
    {
        Warp warp = new(rotation, shiftX, shiftY, shear, zoomX, zoomY, null, false, false);
        AffineMap map = warp.ToMap(height, width);
        Assert.All(expected.Zip(Numbers(map)), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-6));
    }

    [Theory]
    [MemberData(nameof(Fills))]
    public void No_warp_changes_nothing(FillMode fill) => Assert.Equal(Image, Warped(Warp.None, fill));

    [Theory]
    [MemberData(nameof(Fills))]
    public void Half_a_turn_reverses_the_pixels_exactly(FillMode fill)
    {
        float[] reversed = [.. Image.Chunk(Channels).Reverse().SelectMany(pixel => pixel)];
        Assert.Equal(reversed, Warped(Warp.None with { Rotation = 180 }, fill));
        Assert.Equal(reversed, Warped(Warp.None with { Rotation = -180 }, fill));
        Assert.Equal(reversed, Warped(Warp.None with { FlipHorizontal = true, FlipVertical = true }, fill));
    }

    [Fact]
    public void A_quarter_turn_of_a_square_moves_every_pixel()
    {
        const int Side = 4;
        float[] image = [.. Enumerable.Range(0, Side * Side).Select(i => (float)i)];
        float[] turned = new float[image.Length];
        Sampler.Apply(image, turned, Side, Side, Warp.None with { Rotation = 90 }, FillMode.Constant, [-1]);

        // Column x, row y shows column 3 - y, row x.
        Assert.Equal([3, 7, 11, 15, 2, 6, 10, 14, 1, 5, 9, 13, 0, 4, 8, 12], turned);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_flip_of_a_flip_is_the_image(bool horizontal, bool vertical)
    {
        Warp flip = Warp.None with { FlipHorizontal = horizontal, FlipVertical = vertical };
        float[] once = Warped(flip, FillMode.Nearest);
        Assert.NotEqual(Image, once);
        Assert.Equal(Image, Warped(flip, FillMode.Nearest, once));
    }

    [Fact]
    public void Flips_exchange_columns_and_rows()
    {
        Assert.Equal([3, 2, 1, 6, 5, 4], Warped(Warp.None with { FlipHorizontal = true }, 2, 3, 1, 2, 3, 4, 5, 6));
        Assert.Equal([4, 5, 6, 1, 2, 3], Warped(Warp.None with { FlipVertical = true }, 2, 3, 1, 2, 3, 4, 5, 6));
    }

    [Fact]
    public void Flips_come_after_the_warp()
    {
        Warp warp = new(20, 1.5, -0.7, 5, 0.9, 1.2, null, false, false);
        float[] warped = Warped(warp, FillMode.Reflect);
        Assert.Equal(Warped(Warp.None with { FlipHorizontal = true }, FillMode.Reflect, warped), Warped(warp with { FlipHorizontal = true }, FillMode.Reflect));
        Assert.Equal(Warped(Warp.None with { FlipVertical = true }, FillMode.Reflect, warped), Warped(warp with { FlipVertical = true }, FillMode.Reflect));
    }

    // A shift by s shows at column c what is at c + s.
    [Theory]
    [InlineData(FillMode.Nearest, 2, new float[] { 3, 4, 4, 4 })]
    [InlineData(FillMode.Nearest, -3, new float[] { 1, 1, 1, 1 })]
    [InlineData(FillMode.Nearest, 0.5, new[] { 1.5f, 2.5f, 3.5f, 4 })]
    [InlineData(FillMode.Constant, 2, new float[] { 3, 4, 9, 9 })]
    [InlineData(FillMode.Constant, -2, new float[] { 9, 9, 1, 2 })]
    [InlineData(FillMode.Constant, 0.5, new[] { 1.5f, 2.5f, 3.5f, 9 })]
    [InlineData(FillMode.Reflect, 2, new float[] { 3, 4, 4, 3 })]
    [InlineData(FillMode.Reflect, -6, new float[] { 3, 4, 4, 3 })]
    [InlineData(FillMode.Reflect, 9, new float[] { 2, 3, 4, 4 })]
    [InlineData(FillMode.Reflect, 0.25, new[] { 1.25f, 2.25f, 3.25f, 4 })]
    [InlineData(FillMode.Wrap, 2, new float[] { 3, 4, 2, 3 })]
    [InlineData(FillMode.Wrap, -1, new float[] { 3, 1, 2, 3 })]
    [InlineData(FillMode.Wrap, -3, new float[] { 4, 2, 3, 1 })]
    [InlineData(FillMode.Wrap, 6.5, new[] { 1.5f, 2.5f, 3.5f, 1.5f })]
    public void Beyond_the_edges_is_what_scipy_has_there(FillMode fill, double shift, float[] expected)
    {
        float[] row = [1, 2, 3, 4];
        float[] warped = new float[4];
        Sampler.Apply(row, warped, 1, 4, Warp.None with { ShiftX = shift }, fill, [9]);
        Assert.Equal(expected, warped);
        Sampler.Apply(row, warped, 4, 1, Warp.None with { ShiftY = shift }, fill, [9]);
        Assert.Equal(expected, warped);
    }

    [Fact]
    public void A_zoom_below_one_magnifies() =>
        Assert.Equal([1.75f, 2.25f, 2.75f, 3.25f], Warped(Warp.None with { ZoomX = 0.5 }, 1, 4, 1, 2, 3, 4));

    [Fact]
    public void A_crop_shows_a_part_in_full_size()
    {
        // Columns 1 to 3 of four, in the middle: from pixel edge 1 to pixel edge 3.
        Assert.Equal([1.75f, 2.25f, 2.75f, 3.25f], Warped(Warp.None with { Crop = new Box(1, 0, 2, 1) }, 1, 4, 1, 2, 3, 4));
        Assert.Equal([1, 1.25f, 1.75f, 2.25f], Warped(Warp.None with { Crop = new Box(0, 0, 2, 1) }, 1, 4, 1, 2, 3, 4));
        Assert.Equal(Image, Warped(Warp.None with { Crop = new Box(0, 0, Width, Height) }, FillMode.Constant));
    }

    [Theory]
    [MemberData(nameof(Fills))]
    public void Images_of_one_pixel_stay_as_they_are_inside(FillMode fill)
    {
        float[] warped = Warped(Warp.None with { Rotation = 33, ShiftX = 0.5, ShiftY = -2 }, 1, 1, fill, 5f);
        Assert.Equal([fill == FillMode.Constant ? 0f : 5f], warped);
    }

    private static double[] Numbers(AffineMap map) => [map.XX, map.XY, map.X, map.YX, map.YY, map.Y];

    private static float[] Warped(Warp warp, FillMode fill, float[]? image = null)
    {
        float[] warped = [.. Enumerable.Repeat(float.NaN, Image.Length)];
        Sampler.Apply(image ?? Image, warped, Height, Width, warp, fill, new float[Channels]);
        return warped;
    }

    private static float[] Warped(Warp warp, int height, int width, params float[] image) => Warped(warp, height, width, FillMode.Nearest, image);

    private static float[] Warped(Warp warp, int height, int width, FillMode fill, params float[] image)
    {
        float[] warped = new float[image.Length];
        Sampler.Apply(image, warped, height, width, warp, fill, [0]);
        return warped;
    }
}
