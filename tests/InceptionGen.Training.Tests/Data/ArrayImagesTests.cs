using System;
using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class ArrayImagesTests
{
    [Fact]
    public void Numbers_are_read_as_they_are()
    {
        ArrayImages images = new(new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }, [1, 0], height: 1, width: 2, channels: 2, ["cat", "dog"]);
        Assert.Equal((2, 1, 2, 2), (images.Count, images.Height, images.Width, images.Channels));
        Assert.Equal([5, 6, 7, 8], Read(images, 1));
        Assert.Equal((1, 0), (images.Label(0), images.Label(1)));
        Assert.Equal("image 1", images.Name(1));
        Assert.Equal("2 images of 2 classes", images.ToString());
    }

    [Theory]
    [InlineData("rgb / 255", new[] { 0.2f, 0.4f, 1 })]
    [InlineData("bgr - 104 117 123", new float[] { 151, -15, -72 })]
    [InlineData("rgb", new float[] { 51, 102, 255 })]
    public void Bytes_are_preprocessed(string rule, float[] expected) =>
        Assert.Equal(expected, Read(new ArrayImages(new byte[] { 51, 102, 255 }, [0], 1, 1, 3, rule), 0));

    [Fact]
    public void Grey_bytes_are_preprocessed_by_a_rule_for_all_colours()
    {
        Assert.Equal([-1, 0.6f, 1], Read(new ArrayImages(new byte[] { 0, 204, 255 }, [0], 1, 3, 1, "rgb / 127.5 - 1"), 0));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new ArrayImages(new byte[3], [0], 1, 3, 1, "bgr - 104 117 123"));
        Assert.Contains("different numbers for red, green and blue", exception.Message);
    }

    [Fact]
    public void Classes_without_names_are_numbered() => Assert.Equal(["0", "1", "2", "3"], new ArrayImages(new float[2], [3, 0], 1, 1, 1).ClassNames);

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Refused("2 labels and images of 1x2x3 need 12 numbers, not 11.", () => new ArrayImages(new float[11], [0, 1], 1, 2, 3));
        Refused("2 labels and images of 1x2x3 need 12 numbers, not 13.", () => new ArrayImages(new byte[13], [0, 1], 1, 2, 3, "rgb"));
        Refused("Image 1 has the label 2; labels go from 0 to 1, one for each class.", () => new ArrayImages(new float[2], [0, 2], 1, 1, 1, ["cat", "dog"]));
        Refused("Image 0 has the label -1; labels go from 0 to 0, one for each class.", () => new ArrayImages(new float[1], [-1], 1, 1, 1));
        Refused("Image 1 has a number that is not finite: NaN.", () => new ArrayImages(new[] { 1, 2, 3, float.NaN }, [0, 1], 1, 2, 1));
        Refused("Images of bytes have three channels", () => new ArrayImages(new byte[2], [0], 1, 1, 2, "rgb"));
        Refused("Two classes have the name 'cat'.", () => new ArrayImages(new float[1], [0], 1, 1, 1, ["cat", "cat"]));
        Refused("There is no class.", () => new ArrayImages(new float[1], [0], 1, 1, 1, []));
        Assert.Throws<FormatException>(() => new ArrayImages(new byte[3], [0], 1, 1, 3, "red / 2"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArrayImages(new float[1], [0], 1, 0, 1));
    }

    [Fact]
    public void Only_images_that_exist_are_read_into_room_for_one()
    {
        ArrayImages images = new(new float[8], [0, 1], 1, 2, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Read(2, 0, new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Read(-1, 0, new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Read(0, -1, new float[4]));
        Refused("An image has 1x2x2 numbers, not 5.", () => images.Read(0, 0, new float[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Label(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Name(-1));
    }

    [Fact]
    public void Outputs_have_to_match_the_classes()
    {
        ArrayImages two = new(new float[2], [0, 1], 1, 1, 1, ["cat", "dog"]);
        ArrayImages three = new(new float[3], [0, 1, 2], 1, 1, 1, ["cat", "dog", "fish"]);
        two.RequireOutputs(1);
        two.RequireOutputs(2);
        three.RequireOutputs(3);
        Assert.Equal(
            "The network has one output, which tells two classes apart, but the data has 3 classes: cat, dog, fish. "
            + "Leave two of them, or let the table's last linear row have 3 outputs, with a softmax after it in place of the sigmoid.",
            Assert.Throws<TrainingDataException>(() => three.RequireOutputs(1)).Message);
        Assert.Equal(
            "The network has 1,000 outputs, one for each class, but the data has 2 classes: cat, dog. "
            + "Let the table's last linear row have 2 outputs, or give the ArchitectureTable item Classes=\"2\".",
            Assert.Throws<TrainingDataException>(() => two.RequireOutputs(1000)).Message);
        Assert.Throws<TrainingDataException>(() => new ArrayImages(new float[1], [0], 1, 1, 1).RequireOutputs(1));
    }

    private static void Refused(string message, Action action) => Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static float[] Read(ImageSource images, int index)
    {
        float[] pixels = [.. Enumerable.Repeat(float.NaN, images.Height * images.Width * images.Channels)];
        images.Read(index, 0, pixels);
        return pixels;
    }
}
