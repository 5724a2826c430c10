using System;
using System.Globalization;

namespace InceptionGen.Tests;

public class PreprocessingTests
{
    [Theory]
    [InlineData("rgb", 10f, 20f, 30f)]
    [InlineData("bgr", 30f, 20f, 10f)]
    [InlineData("RGB", 10f, 20f, 30f)]
    [InlineData("rgb / 127.5 - 1", (10 / 127.5f) - 1f, (20 / 127.5f) - 1f, (30 / 127.5f) - 1f)]
    [InlineData("rgb/127.5-1", (10 / 127.5f) - 1f, (20 / 127.5f) - 1f, (30 / 127.5f) - 1f)]
    [InlineData("bgr - 104 117 123", 30f - 104, 20f - 117, 10f - 123)]
    [InlineData("rgb / 255 - 0.485 0.456 0.406 / 0.229 0.224 0.225", ((10 / 255f) - 0.485f) / 0.229f, ((20 / 255f) - 0.456f) / 0.224f, ((30 / 255f) - 0.406f) / 0.225f)]
    [InlineData("rgb + 1 * 2", 22f, 42f, 62f)]
    [InlineData(" rgb * 1e-3 ", 10 * 1e-3f, 20 * 1e-3f, 30 * 1e-3f)]
    [InlineData("rgb * 2.5E+1-1", 249f, 499f, 749f)]
    public void Steps_apply_from_left_to_right_in_float32(string text, float first, float second, float third)
    {
        float[] actual = new float[6];
        Preprocessing preprocessing = Preprocessing.Parse(text);
        preprocessing.Apply([10, 20, 30, 10, 20, 30], actual);
        Assert.Equal([first, second, third, first, second, third], actual);
        Assert.Equal(text, preprocessing.ToString());
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("grb", 1)]
    [InlineData("rgb 2", 5)]
    [InlineData("rgb -", 6)]
    [InlineData("rgb - 1 2", 10)]
    [InlineData("rgb - 1 2 3 4", 14)]
    [InlineData("rgb / 0", 8)]
    [InlineData("rgb - x", 7)]
    [InlineData("rgb - 1,5", 7)]
    [InlineData("rgb - 1e99", 7)]
    [InlineData("rgb - NaN", 7)]
    [InlineData("rgbx", 4)]
    [InlineData("rgb - - 1", 7)]
    public void A_wrong_preprocessing_is_named_with_the_place(string text, int character)
    {
        FormatException exception = Assert.Throws<FormatException>(() => Preprocessing.Parse(text));
        Assert.StartsWith($"The preprocessing '{text}' is wrong at character {character}: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            float[] actual = new float[3];
            Preprocessing.Parse("rgb / 127.5").Apply([255, 255, 255], actual);
            Assert.Equal([2f, 2f, 2f], actual);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(3, 6)]
    [InlineData(4, 4)]
    public void Lengths_must_agree(int bytes, int numbers) =>
        Assert.Throws<ArgumentException>(() => Preprocessing.Parse("rgb").Apply(new byte[bytes], new float[numbers]));
}
