using System;
using InceptionGen.Training.Clipping;
using Xunit;

namespace InceptionGen.Training.Tests.Clipping;

public sealed class GradientClippingTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1.9999, 1)]
    [InlineData(2, 1)]
    [InlineData(2.5, 0.8)]
    [InlineData(1e300, 0)]
    public void Only_a_norm_above_the_threshold_is_scaled(double norm, float expected)
    {
        Assert.True(GradientClipping.ByGlobalNorm(2).TryScale(norm, out float scale));
        Assert.Equal(expected, scale);
        Assert.True(GradientClipping.ByTensorNorm(2).TryScale(norm, out scale));
        Assert.Equal(expected, scale);
    }

    [Fact]
    public void Scaled_gradients_have_the_threshold_as_their_norm()
    {
        float[] gradients = [3, -4, 12, 84];
        double norm = Math.Sqrt(GradientNorm.SquareOf(gradients));
        Assert.Equal(85, norm);
        Assert.True(GradientClipping.ByGlobalNorm(2).TryScale(norm, out float scale));
        for (int i = 0; i < gradients.Length; i++) gradients[i] *= scale;
        Assert.Equal(2, Math.Sqrt(GradientNorm.SquareOf(gradients)), 1e-6);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_gradient_that_is_not_finite_is_reported(float gradient)
    {
        float[] gradients = new float[100_000];
        gradients[70_001] = gradient;
        double norm = Math.Sqrt(GradientNorm.SquareOf(gradients));
        Assert.False(double.IsFinite(norm));
        foreach (GradientClipping clipping in new[] { GradientClipping.ByGlobalNorm(2), GradientClipping.ByTensorNorm(2), GradientClipping.ByValue(2) })
        {
            Assert.False(clipping.TryScale(norm, out float scale));
            Assert.True(float.IsNaN(scale));
        }
    }

    [Fact]
    public void By_value_only_sizes_are_limited()
    {
        GradientClipping clipping = GradientClipping.ByValue(0.5f);
        Assert.True(clipping.TryScale(1000, out float scale));
        Assert.Equal(1, scale);
        Assert.Equal(0.5f, clipping.Limit);
        Assert.Equal(float.PositiveInfinity, GradientClipping.ByGlobalNorm(0.5f).Limit);
        Assert.Equal(float.PositiveInfinity, GradientClipping.ByTensorNorm(0.5f).Limit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_threshold_is_a_finite_number_above_zero(float threshold) =>
        Assert.Equal("threshold", Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByGlobalNorm(threshold)).ParamName);

    [Fact]
    public void Clippings_with_the_same_threshold_are_equal()
    {
        Assert.Equal(GradientClipping.ByValue(2), GradientClipping.ByValue(2));
        Assert.NotEqual(GradientClipping.ByValue(2), GradientClipping.ByGlobalNorm(2));
        Assert.Equal("GlobalNorm 2", GradientClipping.ByGlobalNorm(2).ToString());
    }
}
