using System;
using System.Linq;

namespace InceptionGen.Imaging.Tests;

public class ResizeTests
{
    [Fact]
    public void Every_result_is_the_weighted_mean_of_what_it_covers()
    {
        foreach ((int from, int to) in new[] { (10, 3), (7, 7), (3, 10), (100, 1), (1, 5), (224, 299), (299, 224) })
        {
            byte[] row = Noise.Bytes(from * 3);
            byte[] wide = new RgbImage(from, 1, row).Resize(to, 1).Rgb.ToArray();
            byte[] high = new RgbImage(1, from, row).Resize(1, to).Rgb.ToArray();
            Assert.Equal(wide, high);
            for (int i = 0; i < to * 3; i++) Assert.InRange(wide[i] - Mean(row, from, to, i / 3, i % 3), -0.51, 0.51);
        }
    }

    [Fact]
    public void A_flat_picture_stays_flat()
    {
        RgbImage flat = new(31, 17, [.. Enumerable.Range(0, 31 * 17).SelectMany(_ => new byte[] { 10, 200, 255 })]);
        Assert.All(flat.Resize(224, 5).Rgb.ToArray().Chunk(3), pixel => Assert.Equal([10, 200, 255], pixel));
    }

    [Fact]
    public void Reducing_skips_nothing()
    {
        // one white column in sixteen: a filter of two pixels would see it four times too bright or not at all
        byte[] stripes = [.. Enumerable.Range(0, 64).SelectMany(x => Enumerable.Repeat((byte)(x % 16 == 5 ? 255 : 0), 3))];
        byte[] reduced = new RgbImage(64, 1, stripes).Resize(4, 1).Rgb.ToArray();
        Assert.All(reduced, value => Assert.InRange(value, 12, 20));
    }

    [Theory]
    [InlineData(448, 448, 224)]
    [InlineData(451, 300, 300)]
    [InlineData(300, 451, 224)]
    [InlineData(100, 50, 224)]
    public void Fitting_covers_the_size_and_keeps_the_middle(int width, int height, int size)
    {
        // Red grows to the right, green downwards: the middle keeps the middle values, and a crop loses as much on both sides.
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) (rgb[3 * i], rgb[(3 * i) + 1]) = ((byte)(i % width * 255 / (width - 1)), (byte)(i / width * 255 / (height - 1)));

        RgbImage fitted = new RgbImage(width, height, rgb).Fit(size, size);

        Assert.Equal((size, size), (fitted.Width, fitted.Height));
        double shown = (double)Math.Min(width, height);
        (byte left, byte right) = (fitted.Rgb[0], fitted.Rgb[(size - 1) * 3]);
        (byte top, byte bottom) = (fitted.Rgb[1], fitted.Rgb[((size - 1) * size * 3) + 1]);
        Assert.InRange(right - left, (255 * shown / width) - 4, (255 * shown / width) + 4);
        Assert.InRange(bottom - top, (255 * shown / height) - 4, (255 * shown / height) + 4);
        Assert.InRange(left + right, 251, 259);
        Assert.InRange(top + bottom, 251, 259);
    }

    [Fact]
    public void Fitting_is_resizing_and_cropping()
    {
        Random random = new(8);
        for (int round = 0; round < 300; round++)
        {
            (int photoWidth, int photoHeight) = (random.Next(1, 60), random.Next(1, 60));
            (int width, int height) = (random.Next(1, 50), random.Next(1, 50));
            RgbImage photo = new(photoWidth, photoHeight, Noise.Bytes(photoWidth * photoHeight * 3, seed: round));
            bool isWider = photo.Width * height > photo.Height * width;
            RgbImage cover = isWider ? photo.Resize(photo.Width * height / photo.Height, height) : photo.Resize(width, photo.Height * width / photo.Width);
            Assert.Equal(cover.CenterCrop(width, height).Rgb, photo.Fit(width, height).Rgb);
        }
    }

    [Theory]
    [InlineData(446_000, 1)]
    [InlineData(1, 446_000)]
    [InlineData(2_000_000, 1)]
    [InlineData(1, 2_000_000)]
    public void A_long_thin_image_costs_no_more_than_its_result(int width, int height)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)(i % 3 == 0 ? 200 : 10);
        RgbImage image = new(width, height, pixels);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RgbImage[] results = [image.Fit(224, 224), image.Resize(224, 224), image.Resize(1, 1), image.Resize(3, 2)];
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
        foreach (RgbImage result in results)
        {
            for (int i = 0; i < result.Rgb.Length; i++) Assert.Equal(i % 3 == 0 ? 200 : 10, result.Rgb[i]);
        }
    }

    [Theory]
    [InlineData(20_000_000, 1)]
    [InlineData(1, 20_000_000)]
    public void An_image_that_would_cover_a_size_with_more_pixels_than_there_are_numbers_is_fitted(int width, int height)
    {
        byte[] result = new RgbImage(width, height, new byte[width * height * 3]).Fit(224, 224).Rgb.ToArray();
        Assert.Equal(new byte[224 * 224 * 3], result);
    }

    [Fact]
    public void The_middle_of_a_long_thin_image_is_fitted()
    {
        // Grey up to the middle, white from there.
        byte[] pixels = new byte[446_000 * 3];
        pixels.AsSpan(0, 223_000 * 3).Fill(100);
        pixels.AsSpan(223_000 * 3).Fill(255);
        byte[] wide = new RgbImage(446_000, 1, pixels).Fit(224, 224).Rgb.ToArray();
        Assert.Equal((100, 255), (wide[0], wide[(224 * 3) - 1]));
        byte[] high = new RgbImage(1, 446_000, pixels).Fit(224, 224).Rgb.ToArray();
        Assert.Equal((100, 255), (high[0], high[^1]));
        RgbImage reduced = new RgbImage(446_000, 1, pixels).Resize(3, 224);
        Assert.Equal((100, 255), (Level(reduced, 0), Level(reduced, 2)));
        Assert.InRange(Level(reduced, 1), 177, 178);

        static byte Level(RgbImage image, int x) => image.Rgb[3 * x];
    }

    [Fact]
    public void The_order_of_directions_that_keeps_a_long_thin_image_small_gives_the_same_but_for_rounding()
    {
        // 4000 rows of 2 pixels made 60,000 wide are 240 million pixels if rows are resized first.
        RgbImage photo = new(2, 4000, Noise.Bytes(2 * 4000 * 3));
        RgbImage high = photo.Resize(60_000, 50);
        RgbImage expected = photo.Resize(2, 50).Resize(60_000, 50);
        Assert.Equal(expected.Rgb, high.Rgb);
    }

    [Fact]
    public void A_photo_of_the_size_is_used_as_it_is()
    {
        RgbImage photo = new(12, 8, Noise.Bytes(8 * 12 * 3));
        Assert.Same(photo, photo.Fit(12, 8));
        Assert.Same(photo, photo.Resize(12, 8));
    }

    [Fact]
    public void A_crop_is_the_middle()
    {
        RgbImage photo = new(5, 4, Noise.Bytes(4 * 5 * 3));
        RgbImage crop = photo.CenterCrop(2, 2);
        Assert.Equal(photo.Rgb.Slice(((1 * 5) + 1) * 3, 6).ToArray(), crop.Rgb[..6].ToArray());
        Assert.Equal(photo.Rgb.Slice(((2 * 5) + 1) * 3, 6).ToArray(), crop.Rgb[6..].ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => photo.CenterCrop(6, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => photo.CenterCrop(1, 5));
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        RgbImage photo = new(5, 4, new byte[60]);
        Assert.Throws<ArgumentOutOfRangeException>(() => photo.Resize(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => photo.Resize(20_000, 20_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => photo.Fit(5, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => photo.Fit(20_000, 20_000));
        Assert.Throws<ArgumentException>(() => new RgbImage(5, 4, new byte[59]));
    }

    // A triangle around the centre of the result's pixel, as wide as the reduction on each side.
    private static double Mean(byte[] row, int from, int to, int index, int channel)
    {
        double scale = (double)from / to;
        double reach = Math.Max(scale, 1);
        double sum = 0;
        double weights = 0;
        for (int x = 0; x < from; x++)
        {
            double weight = Math.Max(0, 1 - (Math.Abs(x + 0.5 - ((index + 0.5) * scale)) / reach));
            sum += weight * row[(x * 3) + channel];
            weights += weight;
        }

        return sum / weights;
    }
}
