using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Text;

public sealed class SlipTests
{
    [Theory]
    [InlineData(63, 64, 0.5)]
    [InlineData(46, 64, 0)]
    [InlineData(9, 96, 0)]
    [InlineData(966, 96, 0)]
    [InlineData(946, 96, 1)]
    [InlineData(98, 96, 1)]
    [InlineData(106, 96, 2)]
    [InlineData(128, 96, Slip.None)]
    [InlineData(7, 1000, Slip.None)]
    public void How_likely_a_number_was_mistyped(int typed, int meant, double cost) => Assert.Equal(cost, Slip.Between(typed, meant));

    [Theory]
    [InlineData("7K", "7.2K", Slip.None)]
    [InlineData("72K", "7.2K", 0)]
    [InlineData("128M", "182M", 0)]
    public void The_same_of_counts(string typed, string meant, double cost) => Assert.Equal(cost, Slip.Between(typed, meant));
}
