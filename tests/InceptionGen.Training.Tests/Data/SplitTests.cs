using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class SplitTests
{
    [Fact]
    public void Each_class_is_divided_in_the_same_proportion()
    {
        ImageSource images = Images([30, 10, 5]);
        (ImageSource training, ImageSource validation) = images.Split(0.2);
        Assert.Equal([24, 8, 4], training.CountByClass());
        Assert.Equal([6, 2, 1], validation.CountByClass());
        Assert.Equal(Names(images).Order(StringComparer.Ordinal), Names(training).Concat(Names(validation)).Order(StringComparer.Ordinal));
        Assert.Equal(images.ClassNames, validation.ClassNames);
    }

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.99, 9)]
    [InlineData(0.34, 3)]
    public void Both_parts_have_an_image_of_each_class(double fraction, int expected) =>
        Assert.Equal([expected, expected], Images([10, 10]).Split(fraction).Validation.CountByClass());

    [Fact]
    public void The_seed_decides()
    {
        Assert.Equal(Names(Images([30, 20]).Split(0.3, seed: 4).Validation), Names(Images([30, 20]).Split(0.3, seed: 4).Validation));
        Assert.NotEqual(Names(Images([30, 20]).Split(0.3, seed: 4).Validation), Names(Images([30, 20]).Split(0.3, seed: 5).Validation));
    }

    [Fact]
    public void Another_class_changes_nothing_for_the_first_ones()
    {
        (ImageSource _, ImageSource few) = Images([30, 20]).Split(0.3);
        (ImageSource _, ImageSource more) = Images([30, 20, 40]).Split(0.3);
        Assert.Equal(Names(few), Names(more).Take(few.Count));
    }

    [Fact]
    public void Validation_is_never_augmented()
    {
        ArrayImages images = Images([10, 10]);
        (ImageSource training, ImageSource validation) = images.Augment(new() { Rotation = 90, HorizontalFlip = true }, seed: 3).Split(0.5);
        Assert.Equal((0, 1), (training.Variants, validation.Variants));
        for (int i = 0; i < validation.Count; i++)
        {
            int original = int.Parse(validation.Name(i).Split(' ')[1]);
            for (int epoch = 0; epoch < 3; epoch++) Assert.Equal(Read(images, original, 0), Read(validation, i, epoch));
        }

        Assert.NotEqual(Read(training, 0, 0), Read(training, 0, 1));
        Assert.NotEqual(Read(training.WithoutAugmentation, 0, 0), Read(training, 0, 0));
    }

    [Fact]
    public void A_class_of_one_image_cannot_be_divided()
    {
        TrainingDataException exception = Assert.Throws<TrainingDataException>(() => Images([3, 1]).Split(0.5));
        Assert.Equal("The class '1' has one image, image 3, which cannot be in both parts.", exception.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(20)]
    [InlineData(double.NaN)]
    public void Only_a_fraction_divides(double fraction) => Assert.Throws<ArgumentOutOfRangeException>(() => Images([3, 3]).Split(fraction));

    [Fact]
    public void Parts_have_no_images_beyond_their_count()
    {
        ImageSource part = Images([4, 4]).Split(0.5).Validation;
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Label(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Name(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Read(4, 0, new float[12]));
    }

    private static ArrayImages Images(int[] counts)
    {
        int[] labels = [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
        float[] pixels = [.. Enumerable.Range(0, labels.Length * 12).Select(i => RandomStream.Of(1, "pixels").Single(i))];
        return new(pixels, labels, height: 3, width: 4, channels: 1);
    }

    private static IEnumerable<string> Names(ImageSource images) => Enumerable.Range(0, images.Count).Select(images.Name);

    private static float[] Read(ImageSource images, int index, int epoch)
    {
        float[] pixels = new float[12];
        images.Read(index, epoch, pixels);
        return pixels;
    }
}
