using System;
using InceptionGen.Tests;
using Xunit;

namespace InceptionGen.Generator.Tests.Harness;

public sealed class DeviationTests
{
    private static readonly double[] Right = [1, -4, 2];

    [Fact]
    public void The_largest_difference_counts()
    {
        float[] actual = [1, -4.5f, 2.25f];
        Assert.Equal(0.5, Deviation.Largest<double, float>(Right, actual));
        Assert.Equal(0.125, Deviation.Relative<double, float>(Right, actual));
        Assert.Equal(0.05, Deviation.Relative<double, float>(Right, actual, leastSize: 10));
        Assert.Equal(4, Deviation.LargestSize<double>(Right));
    }

    /// <summary>The largest of some numbers is a number for Enumerable.Max even if others are NaN, and NaN is above no bound.</summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void One_number_that_is_not_finite_spoils_all(double spoiled)
    {
        for (int place = 0; place < Right.Length; place++)
        {
            double[] numbers = [.. Right];
            numbers[place] = spoiled;
            Assert.Equal(double.PositiveInfinity, Deviation.Largest<double, double>(Right, numbers));
            Assert.Equal(double.PositiveInfinity, Deviation.Largest<double, double>(numbers, Right));
            Assert.Equal(double.PositiveInfinity, Deviation.Largest<double, double>(numbers, numbers));
            Assert.Equal(double.PositiveInfinity, Deviation.Relative<double, double>(Right, numbers, leastSize: 1));
            Assert.Equal(double.PositiveInfinity, Deviation.LargestSize<double>(numbers));
        }
    }

    [Fact]
    public void Zeros_are_right_and_nothing_else_is()
    {
        Assert.Equal(0, Deviation.Relative<double, double>([0, 0], [0, 0]));
        Assert.Equal(double.PositiveInfinity, Deviation.Relative<double, double>([0, 0], [0, 1e-300]));
        Assert.Equal(0, Deviation.Relative<double, double>([], []));
    }

    [Fact]
    public void A_number_too_few_is_no_small_difference()
    {
        Assert.Throws<ArgumentException>(() => Deviation.Largest<double, double>(Right, [1, -4]));
        Assert.Throws<ArgumentException>(() => Deviation.Relative<double, double>(Right, [1, -4, 2, 0]));
    }
}
