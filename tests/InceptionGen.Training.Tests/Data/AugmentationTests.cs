using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Training.Data.Augmenting;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class AugmentationTests
{
    private const int Draws = 4000;

    // The notes' example, with a shear that can be seen.
    private static readonly Augmentation Notes = new() { Rotation = 40, WidthShift = 0.2f, HeightShift = 0.3f, Shear = 11, Zoom = 0.25f, HorizontalFlip = true };

    [Fact]
    public void Draws_are_even_and_stay_within_the_settings()
    {
        Warp[] warps = [.. Enumerable.Range(0, Draws).Select(i => Warp.Draw(Notes, RandomStream.Of(1, "test").For(i), height: 60, width: 100))];
        Even(-40, 40, warp => warp.Rotation);
        Even(-20, 20, warp => warp.ShiftX);
        Even(-18, 18, warp => warp.ShiftY);
        Even(-11, 11, warp => warp.Shear);
        Even(0.75, 1.25, warp => warp.ZoomX);
        Even(0.75, 1.25, warp => warp.ZoomY);
        Assert.InRange(warps.Count(warp => warp.FlipHorizontal), (Draws / 2) - 160, (Draws / 2) + 160);
        Assert.DoesNotContain(warps, warp => warp.FlipVertical || warp.Crop is not null || warp.ZoomX == warp.ZoomY);

        void Even(double least, double most, Func<Warp, double> number)
        {
            Assert.All(warps, warp => Assert.InRange(number(warp), least - 1e-5, most + 1e-5));
            int[] quarters = new int[4];
            foreach (Warp warp in warps) quarters[Math.Clamp((int)((number(warp) - least) / (most - least) * 4), 0, 3)]++;
            Assert.All(quarters, count => Assert.InRange(count, (Draws / 4) - 140, (Draws / 4) + 140));
        }
    }

    [Theory]
    [InlineData(0.2f, 20)]
    [InlineData(0.999f, 99.9)]
    [InlineData(1, 1)]
    [InlineData(2.5f, 2.5)]
    public void A_shift_below_one_is_a_fraction_and_another_one_is_in_pixels(float shift, double pixels) => Assert.Equal(pixels, Warp.Pixels(shift, 100), tolerance: 1e-4);

    [Fact]
    public void Switching_a_setting_on_changes_nothing_that_others_draw()
    {
        RandomStream stream = RandomStream.Of(1, "test").For(3);
        Warp few = Warp.Draw(new() { Zoom = 0.2f }, stream, 10, 10);
        Warp more = Warp.Draw(new() { Zoom = 0.2f, Rotation = 10, WidthShift = 0.1f, Shear = 3, HorizontalFlip = true, VerticalFlip = true, Crop = new() }, stream, 10, 10);
        Assert.Equal((few.ZoomX, few.ZoomY), (more.ZoomX, more.ZoomY));
    }

    [Fact]
    public void Without_settings_images_are_as_they_were()
    {
        ImageSource images = Images();
        Assert.Equal(Read(images, 3, 0), Read(images.Augment(new()), 3, 5));
    }

    [Fact]
    public void What_is_read_depends_on_seed_epoch_and_image_alone()
    {
        ImageSource images = Images().Augment(Notes, seed: 5);
        float[][] first = [.. Pairs().Select(pair => Read(images, pair.Image, pair.Epoch))];
        float[][] again = new float[first.Length][];
        ImageSource same = Images().Augment(Notes, seed: 5);
        Parallel.ForEach(Pairs().Select((pair, i) => (pair, i)).Reverse(), new() { MaxDegreeOfParallelism = 7 }, item => again[item.i] = Read(same, item.pair.Image, item.pair.Epoch));
        Assert.Equal(first, again);
        Assert.Equal(first.Length, first.Select(pixels => string.Join(' ', pixels)).Distinct().Count());
        Assert.NotEqual(first[0], Read(Images().Augment(Notes, seed: 6), 0, 0));

        static IEnumerable<(int Image, int Epoch)> Pairs() =>
            from image in Enumerable.Range(0, 8) from epoch in Enumerable.Range(0, 5) select (image, epoch);
    }

    [Fact]
    public void Variants_repeat()
    {
        ImageSource images = Images().Augment(Notes with { Variants = 3 });
        Assert.Equal(3, images.Variants);
        Assert.Equal(Read(images, 2, 1), Read(images, 2, 4));
        Assert.Equal(3, Enumerable.Range(0, 9).Select(epoch => string.Join(' ', Read(images, 2, epoch))).Distinct().Count());
        Assert.Equal((0, 1), (Images().Augment(Notes).Variants, Images().Variants));
    }

    [Fact]
    public void The_newer_augmentation_replaces_the_older_one_and_can_be_taken_away()
    {
        ImageSource images = Images();
        Assert.Equal(Read(images.Augment(Notes), 1, 1), Read(images.Augment(new() { VerticalFlip = true }, seed: 9).Augment(Notes), 1, 1));
        Assert.Same(images, images.Augment(Notes).WithoutAugmentation);
        Assert.Same(images, images.WithoutAugmentation);
    }

    [Fact]
    public void The_filling_is_preprocessed_like_the_image()
    {
        byte[] white = [.. Enumerable.Repeat((byte)255, 2 * 2 * 3)];
        ImageSource images = new ArrayImages(white, [0], 2, 2, 3, "bgr - 104 117 123").Augment(new() { Rotation = 360, WidthShift = 1.9f, Fill = FillMode.Constant, FillLevel = 100 });
        Assert.Contains(Enumerable.Range(0, 20), epoch => Read(images, 0, epoch).Chunk(3).Any(pixel => pixel.SequenceEqual(new float[] { -4, -17, -23 })));

        ArrayImages grey = new(new byte[4], [0], 2, 2, 1, "rgb / 255");
        Assert.Equal(0.5f, grey.NumberOf(0, 127.5f), tolerance: 1e-6f);
        Assert.Equal((1f, 0f), (grey.NumberOf(0, 255), grey.NumberOf(0, 0)));
        Assert.Equal((-0.5f, 2f), (grey.NumberOf(0, -127.5f), grey.NumberOf(0, 510)));
        Assert.Equal(0.3f, new ArrayImages(new float[4], [0], 2, 2, 1).NumberOf(0, 0.3f));
    }

    [Fact]
    public void A_small_shear_is_advised_against()
    {
        string? advice = new Augmentation { Shear = 0.2f }.Advice;
        Assert.Equal("A shear of 0.2 degrees is hardly visible: 0.2 degrees move no pixel of a 150x150 image by half a pixel. If 0.2 radians are meant, write Shear = 11.5f.", advice);
        Assert.Null(Notes.Advice);
        Assert.Null(new Augmentation().Advice);
        Assert.Null(new Augmentation { Shear = 1 }.Advice);
    }

    public static TheoryData<Func<Augmentation>, string> Invalid => new()
    {
        { () => new() { Rotation = -1 }, "Rotation" },
        { () => new() { Rotation = 361 }, "Rotation" },
        { () => new() { Rotation = float.NaN }, "Rotation" },
        { () => new() { WidthShift = -0.1f }, "WidthShift" },
        { () => new() { HeightShift = float.PositiveInfinity }, "HeightShift" },
        { () => new() { Shear = 90 }, "Shear" },
        { () => new() { Zoom = 1 }, "Zoom" },
        { () => new() { Zoom = -0.2f }, "Zoom" },
        { () => new() { FillLevel = float.NaN }, "FillLevel" },
        { () => new() { Fill = (FillMode)9 }, "fill mode" },
        { () => new() { Variants = -1 }, "Variants" },
        { () => new() { Crop = new() { Area = (0, 1) } }, "Area" },
        { () => new() { Crop = new() { Area = (0.5f, 1.1f) } }, "Area" },
        { () => new() { Crop = new() { Area = (0.5f, 0.4f) } }, "Area" },
        { () => new() { Crop = new() { Aspect = (2, 1) } }, "Aspect" },
        { () => new() { Crop = new() { Aspect = (1, float.PositiveInfinity) } }, "Aspect" },
    };

    [Theory]
    [MemberData(nameof(Invalid), DisableDiscoveryEnumeration = true)]
    public void Invalid_settings_are_refused(Func<Augmentation> make, string name) =>
        Assert.StartsWith(name, Assert.Throws<ArgumentOutOfRangeException>(make).Message.Replace("There is no such ", ""), StringComparison.Ordinal);

    [Fact]
    public void A_shift_beyond_the_image_is_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Images().Augment(new() { HeightShift = 20 }));
        Assert.Equal("HeightShift is 20 pixels, but the images have 6. A fraction of the side is written as a number below 1.", exception.Message);
    }

    private static ArrayImages Images()
    {
        byte[] pixels = new byte[8 * 6 * 9 * 3];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)RandomStream.Of(2, "pixels").Index(i, 256);
        return new(pixels, [0, 1, 0, 1, 0, 1, 0, 1], height: 6, width: 9, channels: 3, "rgb / 127.5 - 1");
    }

    private static float[] Read(ImageSource images, int index, int epoch)
    {
        float[] pixels = new float[images.Height * images.Width * images.Channels];
        images.Read(index, epoch, pixels);
        return pixels;
    }
}
