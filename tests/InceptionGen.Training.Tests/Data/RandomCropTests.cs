using System.Linq;
using InceptionGen.Training.Data.Augmenting;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Data;

public sealed class RandomCropTests
{
    private const int Draws = 2000;

    [Theory]
    [InlineData(100, 100)]
    [InlineData(60, 100)]
    public void Parts_have_the_area_and_proportions_of_GoogLeNet_and_lie_in_the_image(int height, int width)
    {
        Box[] parts = [.. Enumerable.Range(0, Draws).Select(i => new RandomCrop().Draw(RandomStream.Of(1, "crop").For(i), 8, height, width))];
        Assert.All(parts, part =>
        {
            Assert.InRange(part.Width * part.Height / (height * width), 0.08 - 1e-6, 1 + 1e-6);
            Assert.InRange(part.Width / part.Height, 0.75 - 1e-6, (4 / 3.0) + 1e-6);
            Assert.InRange(part.Left, 0, width - part.Width + 1e-9);
            Assert.InRange(part.Top, 0, height - part.Height + 1e-9);
        });
        Assert.InRange(parts.Min(part => part.Width * part.Height), 0, 0.1 * height * width);
        Assert.Equal(Draws, parts.Distinct().Count());
    }

    [Fact]
    public void Of_parts_that_never_fit_the_largest_middle_one_is_taken()
    {
        Box part = new RandomCrop { Area = (1, 1), Aspect = (1, 1) }.Draw(RandomStream.Of(1, "crop"), 8, height: 60, width: 100);
        Assert.Equal(new Box(20, 0, 60, 60), part);
    }

    [Fact]
    public void All_of_the_image_may_be_taken() => Assert.Equal(
        new Box(0, 0, 50, 50), new RandomCrop { Area = (1, 1), Aspect = (1, 1) }.Draw(RandomStream.Of(1, "crop"), 8, height: 50, width: 50));
}
